"""The endpoint for other programs: the protocols of OpenAI and Anthropic over HTTP, translated to commands.

It knows no engine process and no file of a model: it asks ``Engines`` (``inference.hosting.values``).
"""

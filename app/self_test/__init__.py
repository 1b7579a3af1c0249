"""``hearth --self-test``: every part of Hearth tried as a user would, on data of its own that is gone afterwards.

Two processes share the work. The one that was started (``main``, ``supervisor``) loads neither Qt nor anything else
that may be broken: it gives time limits, tells what came out, and tidies up. The other one (``process``) opens the
real window on an empty folder and tries one part after the other; when it dies or hangs, that is what came out, and
another one tries the rest.
"""

"""The engine process: the only place that imports llama_cpp, and only ever run as a child process."""

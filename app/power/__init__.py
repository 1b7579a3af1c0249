"""What the operating system tells a program that wants to be a good citizen: memory, sleep, battery."""

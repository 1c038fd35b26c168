"""Where documents come from: the folder, the disk cache, the child process that reads."""

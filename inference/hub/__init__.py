"""What the hub offers: search, repositories, their files, what a file says about itself; downloads nothing whole."""

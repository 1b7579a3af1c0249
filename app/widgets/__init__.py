"""What is seen: widgets emit signals and show what they are given; they start nothing by themselves."""

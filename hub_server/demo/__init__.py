"""A believable service to look at: a menu, guests, cooks, and the program that shows them on this machine."""

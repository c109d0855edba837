"""sg2im (arXiv:1804.01622): a scene graph through graph convolutions to boxes, masks and a picture."""

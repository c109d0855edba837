"""layoutgen: a sentence becomes a scene graph, a layout and a picture, and each of them can be changed on the way."""

"""The ground of every learned system: batches, training and weights. The one package that imports torch."""

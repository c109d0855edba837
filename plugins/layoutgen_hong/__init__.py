"""Hong et al. 2018 (arXiv:1801.05091): boxes from an LSTM, shapes from another, a picture from the layout."""

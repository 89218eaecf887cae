namespace RnnKit.Notebooks.Zmtp;

/// <summary>A peer does not keep to the protocol: its connection is closed, and no other.</summary>
internal sealed class ZmtpException(string message) : IOException(message);

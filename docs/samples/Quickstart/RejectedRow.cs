namespace Quickstart;

/// <summary>A row that could not be used.</summary>
public sealed record RejectedRow(long Line, string Reason, string Text);

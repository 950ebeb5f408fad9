namespace LifecycleKit.Import;

/// <summary>How a file holds its table.</summary>
/// <param name="Container"><c>plain</c>, <c>gz</c>, <c>zip</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">The web name of the encoding; null in a workbook.</param>
/// <param name="Delimiter">The separator; null in a workbook.</param>
/// <param name="Sheet">The name of the sheet; null for text.</param>
public sealed record TableLayout(string Container, string? Encoding, char? Delimiter, string? Sheet);

namespace LifecycleKit.Cli;

/// <summary>Text for a CSV file that people open with a spreadsheet.</summary>
internal static class SpreadsheetText
{
    /// <summary>
    /// Returns a text so that a spreadsheet shows it instead of running it as a formula: an apostrophe goes before a text that begins with
    /// <c>= + - @</c>, a tab or a line break (OWASP, CSV injection).
    /// </summary>
    public static string? Of(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text;
}

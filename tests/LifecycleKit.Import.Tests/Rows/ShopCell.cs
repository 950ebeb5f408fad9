using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>A cell as text, and as a workbook has it: a text, a number, an instant or a time of day.</summary>
internal readonly record struct ShopCell(string Text, object? Value)
{
    public static ShopCell Empty { get; } = Of(string.Empty);

    public static ShopCell Of(string text) => new(text, text.Length == 0 ? null : text);

    public static ShopCell Of(int number) => new(number.ToString(CultureInfo.InvariantCulture), number);
}

using System.Text.RegularExpressions;
using LifecycleKit.Tests.Docs;

namespace LifecycleKit.UserTests.Docs;

/// <summary>
/// A block of C# that quotes a region of a source file. The line before the block names both:
/// <c>From [`Hooks/A.cs`](samples/Shop/Hooks/A.cs), region `name`:</c>.
/// </summary>
/// <param name="Path">The path of the file, relative to the folder of the page.</param>
/// <param name="Region">The name of the region.</param>
/// <param name="Line">The number of the first line of the block on the page.</param>
/// <param name="Text">What the page shows.</param>
internal sealed partial record QuotedRegion(string Path, string Region, int Line, string Text)
{
    /// <summary>Reads the quotes of a page. Every block of C# on it must be one.</summary>
    public static IReadOnlyList<QuotedRegion> Read(string page) =>
        [.. PageBlock.Read(page).Where(block => block.Language == "csharp").Select(block =>
            Lead().Match(block.Lead) is { Success: true } lead
                ? new QuotedRegion(lead.Groups[1].Value, lead.Groups[2].Value, block.Line, block.Text)
                : throw new InvalidDataException($"Line {block.Line}: no line before the block names a file and a region."))];

    /// <summary>Returns the region of a source text, without the indentation that its lines share.</summary>
    public string Of(string source)
    {
        var heading = $"#region {Region}\n";
        var parts = source.Split(heading);
        return parts.Length == 2
            ? MarkdownPage.Regions(heading + parts[1])[0]
            : throw new InvalidDataException($"Line {Line}: {Path} has {parts.Length - 1} regions '{Region}'.");
    }

    [GeneratedRegex(@"^From \[`[^`]+`\]\(([^)]+)\), region `([^`]+)`:$")]
    private static partial Regex Lead();
}

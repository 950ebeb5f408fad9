namespace LifecycleKit.UserTests.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The language after the fence, such as <c>csharp</c>.</param>
/// <param name="Lead">The last line of text before the block.</param>
/// <param name="Line">The number of its first line on the page, from 1 on.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record PageBlock(string Language, string Lead, int Line, string Text)
{
    private const string Fence = "```";

    /// <summary>The name of the file that a block of JSON shows, when the text before it ends with <c>`name.json`:</c>.</summary>
    public string? FileName => Language == "json" && Lead.EndsWith(".json`:", StringComparison.Ordinal) ? Lead.Split('`')[^2] : null;

    /// <summary>Whether the block quotes a whole file: the text before it begins with <c>From [`</c> and names no region.</summary>
    public bool IsQuoted => Lead.StartsWith("From [`", StringComparison.Ordinal) && !Lead.Contains(", region ", StringComparison.Ordinal);

    /// <summary>Reads the blocks of a page, in order.</summary>
    public static IReadOnlyList<PageBlock> Read(string page)
    {
        var blocks = new List<PageBlock>();
        var lines = page.Split('\n');
        var lead = string.Empty;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                if (lines[i].Length > 0) lead = lines[i];
                continue;
            }

            var end = Array.IndexOf(lines, Fence, i + 1);
            blocks.Add(new PageBlock(lines[i][Fence.Length..], lead, i + 2, string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return blocks;
    }
}

using System.Text;
using System.Text.Json;
using LifecycleKit.Import.Tests.Columns;

namespace LifecycleKit.Import.Tests.Profiles;

/// <summary>The fixture of a profile: a file of 20 rows, and the hand-computed figures.</summary>
internal sealed record ProfileFixture(string Profile, string File, IReadOnlyList<string[]> Rows, JsonElement Expected)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Profiles", "Fixtures");

    public static IReadOnlyList<ProfileFixture> All { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(Load)];

    /// <summary>Finds the header as an import does.</summary>
    public TableHeader Header => HeaderSearch.Find(new ArrayReader([.. Rows]), ImportOptions.Default);

    private static ProfileFixture Load(string path)
    {
        var expected = JsonDocument.Parse(System.IO.File.ReadAllText(path)).RootElement;
        var file = expected.GetProperty("file").GetString()!;
        var text = System.IO.File.ReadAllText(Path.Combine(Folder, file), Encoding.UTF8);
        var separator = file.EndsWith(".txt", StringComparison.Ordinal) ? '\t'
            : text.Split('\n')[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        return new ProfileFixture(expected.GetProperty("profile").GetString()!, file, Split(text, separator), expected);
    }

    /// <summary>Splits text with quotes in RFC 4180 form, which the fixtures have.</summary>
    private static List<string[]> Split(string text, char separator)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (letter == separator || letter == '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter != '\n') continue;
                rows.Add([.. row]);
                row.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}

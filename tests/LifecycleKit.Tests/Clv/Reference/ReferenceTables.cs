using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Clv;

/// <summary>
/// The tables of reference values beside this file, computed at 40 digits from each model's definition; and the tables of the folder in
/// the environment variable LIFECYCLEKIT_REFERENCES, when it is set.
/// </summary>
/// <remarks>
/// A table belongs to the shape that has the same columns, whatever the name of the table; when two shapes have the same columns, the name
/// decides. Tables in a folder and in its sub-folder <c>plain</c> are plain, tables in <c>extreme</c> are extreme.
/// </remarks>
internal static class ReferenceTables
{
    public const string Variable = "LIFECYCLEKIT_REFERENCES";

    /// <summary>A value below this limit counts as 0, because a double cannot hold it precisely.</summary>
    private const double Nothing = 1e-300;

    private static readonly Dictionary<string, string[]> Shapes = new()
    {
        ["bg_nbd"] = ["r", "alpha", "a", "b", "x", "tx", "T", "t", "log_likelihood", "p_alive", "expected_purchases"],
        ["mbg_nbd"] = ["r", "alpha", "a", "b", "x", "tx", "T", "t", "log_likelihood", "p_alive", "expected_purchases"],
        ["pareto_nbd"] =
            ["r", "alpha", "s", "beta", "x", "tx", "T", "t", "discount", "log_likelihood", "p_alive", "expected_purchases", "dert"],
        ["bg_bb"] = ["alpha", "beta", "gamma", "delta", "x", "tx", "n", "periods", "log_likelihood", "p_alive", "expected_purchases"],
        ["gamma_gamma"] = ["p", "q", "v", "x", "mean_spend", "log_likelihood", "expected_spend"],
        ["sbg"] = ["alpha", "beta", "t", "p_churn", "survival", "retention"],
    };

    public static double Tolerance(ReferenceKind kind) => kind == ReferenceKind.Plain ? 1e-11 : 1e-9;

    /// <summary>Every row of a shape, such as "bg_nbd".</summary>
    public static TheoryData<ReferenceRow> Read(string shape)
    {
        var own = Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Clv", "Reference");
        var rows = ReadFolder(shape, own);
        var other = Environment.GetEnvironmentVariable(Variable);
        return [.. string.IsNullOrWhiteSpace(other) ? rows : rows.Concat(ReadFolder(shape, other))];
    }

    /// <summary>Every row of a shape in a folder and its sub-folders <c>plain</c> and <c>extreme</c>.</summary>
    public static IEnumerable<ReferenceRow> ReadFolder(string shape, string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder {folder} of reference tables.");
        return ReadFiles(shape, folder, ReferenceKind.Plain)
            .Concat(ReadFiles(shape, Path.Combine(folder, "plain"), ReferenceKind.Plain))
            .Concat(ReadFiles(shape, Path.Combine(folder, "extreme"), ReferenceKind.Extreme))
            .ToArray();
    }

    /// <summary>Fails where a value is off by more than the row's kind allows; NaN always is.</summary>
    public static void Check(double got, ReferenceRow row, string column)
    {
        var want = row[column];
        var error = ErrorOf(got, want);
        Assert.True(
            error <= Tolerance(row.Kind),
            FormattableString.Invariant(
                $"{row.Source}, {column}: {got:R} instead of {row.Text(column)}, off by {error:0.#e+0} of it; {row.Kind} allows {Tolerance(row.Kind):0e+0}."));
    }

    /// <summary>The relative error; 0 for two values too small for a double.</summary>
    public static double ErrorOf(double got, double want)
    {
        if (got == want || (Math.Abs(want) < Nothing && Math.Abs(got) < Nothing)) return 0;
        return Math.Abs(got - want) / Math.Abs(want);
    }

    private static IEnumerable<ReferenceRow> ReadFiles(string shape, string folder, ReferenceKind kind) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(file => ReadFile(shape, file, kind))
        : [];

    private static IEnumerable<ReferenceRow> ReadFile(string shape, string file, ReferenceKind kind)
    {
        var lines = File.ReadAllLines(file);
        var header = lines.Length > 0 ? Cells(lines[0]) : [];
        if (ShapeOf(file, header) != shape) yield break;
        for (var line = 1; line < lines.Length; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line])) continue;
            var cells = Cells(lines[line]);
            var source = $"{Path.Combine(Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileName(file))}:{line + 1}";
            if (cells.Length != header.Length) throw new InvalidDataException($"{source} has {cells.Length} columns, not {header.Length}.");
            yield return new ReferenceRow(kind, source, header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
        }
    }

    private static string? ShapeOf(string file, string[] header)
    {
        var fitting = Shapes.Keys.Where(shape => Shapes[shape].All(header.Contains)).ToArray();
        if (fitting.Length <= 1) return fitting.FirstOrDefault();
        // "mbg_nbd" contains "bg_nbd": the longest matching name decides.
        var name = Path.GetFileNameWithoutExtension(file).Replace('-', '_');
        return fitting.Where(shape => name.Contains(shape, StringComparison.OrdinalIgnoreCase)).MaxBy(shape => shape.Length)
            ?? throw new InvalidDataException(
                $"The name of {file} must hold one of {string.Join(", ", fitting)}: their columns are the same.");
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim())];
}

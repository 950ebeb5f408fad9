using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Files;

public class RandomTableTests
{
    /// <summary>The number of cases of one of four groups.</summary>
    private static readonly int GroupSize = 250 * RandomCases.Times;

    /// <summary>Tables of random cells are harder to decide than real ones, but most are decided.</summary>
    private const double DecidedShare = 0.8;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_WrittenTable_IsTheTableOrARefusal(int group)
    {
        var read = 0;
        for (var seed = group * GroupSize; seed < (group + 1) * GroupSize; seed++)
        {
            var table = RandomTable.Create(seed);
            try
            {
                using var file = TestFiles.Open(table.Content, table.Options);
                var rows = TestFiles.ReadRows(file);
                Assert.True(
                    rows.Select(row => row.Fields).SequenceEqual(table.Rows, RowComparer.Instance),
                    $"seed {seed}: {file.Layout}\n{Show(table.Rows)}\n---\n{Show(rows.Select(row => row.Fields))}");
                Assert.All(rows, row => Assert.Null(row.Problem));
                read++;
            }
            catch (ImportException error)
            {
                Assert.True(error.Reason.Id is ImportDiagnosticIds.Separator or ImportDiagnosticIds.Encoding,
                    $"seed {seed}: {error.Message}");
            }
        }

        Assert.True(read >= DecidedShare * GroupSize, $"{read} of {GroupSize} tables were decided");
    }

    private static string Show(IEnumerable<string[]> rows) => string.Join('\n', rows.Select(row => string.Join('¦', row)));

    private sealed class RowComparer : IEqualityComparer<string[]>
    {
        public static RowComparer Instance { get; } = new();

        public bool Equals(string[]? left, string[]? right) => left!.AsSpan().SequenceEqual(right);

        public int GetHashCode(string[] row) => row.Length;
    }
}

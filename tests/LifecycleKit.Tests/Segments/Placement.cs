using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

/// <summary>Makes the inputs of maps from short texts, and lists every input that a map of five bins distinguishes.</summary>
internal static class Placement
{
    public static readonly SegmentInput Visitor = SegmentInput.Create(0, emailContactable: false, default, hasVisited: true);
    public static readonly SegmentInput ContactableVisitor = SegmentInput.Create(0, emailContactable: true, default, hasVisited: true);

    /// <summary>All RFM codes from 111 to 555.</summary>
    public static readonly string[] Codes =
        [.. from r in Enumerable.Range(1, 5) from f in Enumerable.Range(1, 5) from m in Enumerable.Range(1, 5) select $"{r}{f}{m}"];

    /// <summary>A customer with a three-digit RFM code of five bins.</summary>
    public static SegmentInput Customer(string code, int orders = 2) =>
        SegmentInput.Create(orders, emailContactable: false, RfmScore.Create(code[0] - '0', code[1] - '0', code[2] - '0'));

    public static string? SegmentOf(this SegmentMap map, SegmentInput input) => map.Map(in input)?.Name;

    /// <summary>A published table as text: a name, a colon, its cells, one segment a line.</summary>
    public static IEnumerable<(string Name, string[] Cells)> Table(string text) => text.Split('\n')
        .Select(line => line.Split(':'))
        .Select(parts => (parts[0].Trim(), parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

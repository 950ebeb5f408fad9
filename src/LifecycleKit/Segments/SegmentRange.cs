namespace LifecycleKit.Segments;

/// <summary>Scores from one to another, both included.</summary>
internal readonly record struct SegmentRange(int Low, int High)
{
    public IEnumerable<int> Values() => Enumerable.Range(Low, High - Low + 1);

    /// <summary>The same with one more at the upper end.</summary>
    public SegmentRange Up() => this with { High = High + 1 };

    /// <summary>The range in words, such as <c>M &lt;= 3</c>; empty when it is all of 1 to <paramref name="bins"/>.</summary>
    public string Text(string name, int bins)
    {
        if (Low == High) return $"{name} = {Low}";
        if (Low == 1) return High == bins ? string.Empty : $"{name} <= {High}";
        return High == bins ? $"{name} >= {Low}" : $"{name} {Low} to {High}";
    }
}

namespace LifecycleKit.Metrics;

/// <summary>A table whose parts over disjoint customers add up, without loss, to the table of all of them.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <remarks>Merging is exact, so neither order nor split matters. What implements it is immutable and safe to share between threads.</remarks>
public interface IMergeable<TTable>
    where TTable : IMergeable<TTable>
{
    /// <summary>The table of two disjoint groups of customers taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The two are not of one kind: other stages, periods or zones.</exception>
    TTable Merge(TTable other);
}

namespace LifecycleKit.Metrics;

/// <summary>A table that can be merged with a table of other customers, without loss, into the table of all of them.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <remarks>Merging is exact, so the order and the split of the customers do not matter.</remarks>
public interface IMergeable<TTable>
    where TTable : IMergeable<TTable>
{
    /// <summary>Returns the table of two disjoint groups of customers.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The tables have different stages, periods or zones.</exception>
    TTable Merge(TTable other);
}

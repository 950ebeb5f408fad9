using System.Collections.Immutable;

namespace LifecycleKit.Metrics;

/// <summary>One table for each group: per segment, acquisition source, track, or any other grouping of the caller.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <remarks>
/// A customer may be in several groups (overlapping segments, a path in each track), so the groups need not add up to all customers.
/// </remarks>
public sealed class Breakdown<TTable> : IMergeable<Breakdown<TTable>>
    where TTable : IMergeable<TTable>
{
    private readonly ImmutableSortedDictionary<string, TTable> _tables;

    /// <summary>Creates a breakdown from the tables of groups.</summary>
    /// <param name="parts">
    /// Tables with the names of their groups, in any order, read once. Tables with the same name are of disjoint customers and are merged.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">A name or a table is null, or the tables of a group cannot be merged.</exception>
    /// <example>
    /// <code>
    /// var bySource = customers.GroupBy(c =&gt; c.Source, c =&gt; c.Path);
    /// new Breakdown&lt;StageFunnel&gt;(bySource.Select(paths =&gt; (paths.Key, StageFunnel.Of(ranks, paths))));
    /// </code>
    /// </example>
    public Breakdown(IEnumerable<(string Group, TTable Table)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, TTable>(StringComparer.Ordinal);
        foreach (var (group, table) in parts)
        {
            if (group is null || table is null) throw new ArgumentException("A group needs a name and a table.", nameof(parts));
            tables[group] = tables.TryGetValue(group, out var before) ? before.Merge(table) : table;
        }

        _tables = tables.ToImmutable();
    }

    /// <summary>The names of the groups, in ordinal order.</summary>
    public IEnumerable<string> Groups => _tables.Keys;

    /// <summary>Gets the table of a group.</summary>
    /// <param name="group">The name of the group, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public TTable this[string group] => _tables[group];

    /// <summary>Returns whether there is such a group.</summary>
    /// <param name="group">The name of the group, compared ordinally.</param>
    public bool Contains(string group) => _tables.ContainsKey(group);

    /// <summary>Returns the groups of both breakdowns; tables of the same group are merged and must be of disjoint customers.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The tables of a group cannot be merged.</exception>
    public Breakdown<TTable> Merge(Breakdown<TTable> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Breakdown<TTable>(_tables.Concat(other._tables).Select(part => (part.Key, part.Value)));
    }

    /// <summary>The names of the groups.</summary>
    public override string ToString() => string.Join(", ", Groups);
}

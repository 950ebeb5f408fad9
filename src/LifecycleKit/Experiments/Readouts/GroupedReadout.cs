using System.Collections.Immutable;

namespace LifecycleKit.Experiments;

/// <summary>The read-outs of several groups, such as stages or segments, corrected together.</summary>
/// <remarks>
/// A customer belongs to the group at the time of the exposure, not to a group to which the treatment moved them later. All rows with a
/// p-value, of all groups and treatments, are one family for <see cref="HolmCorrection"/>, including untrusted groups, so many groups do
/// not make a false alarm more likely. A significant effect in one group and none in another does not show that the groups differ.
/// </remarks>
public sealed class GroupedReadout
{
    private readonly ImmutableSortedDictionary<string, ExperimentReadout> _groups;

    /// <summary>Creates a grouped read-out.</summary>
    /// <param name="groups">Read-outs with the names of their groups, of disjoint customers, in any order, read once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">A name or a read-out is null, or a name occurs twice.</exception>
    public GroupedReadout(IEnumerable<(string Group, ExperimentReadout Readout)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var all = ImmutableSortedDictionary.CreateBuilder<string, ExperimentReadout>(StringComparer.Ordinal);
        foreach (var (group, readout) in groups)
        {
            if (group is null || readout is null) throw new ArgumentException("A group must have a name and a read-out.", nameof(groups));
            if (!all.TryAdd(group, readout)) throw new ArgumentException($"The group '{group}' occurs twice.", nameof(groups));
        }

        _groups = all.ToImmutable();
    }

    /// <summary>The names of the groups, in ordinal order.</summary>
    public IEnumerable<string> Groups => _groups.Keys;

    /// <summary>Gets the read-out of a group, not corrected for the others.</summary>
    /// <param name="group">The name of the group, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public ExperimentReadout this[string group] => _groups[group];

    /// <summary>
    /// Returns every treatment's effect in every group, by group and treatment in ordinal order, corrected for all of them.
    /// </summary>
    /// <param name="measure">The measure, chosen beforehand: the correction does not cover looks at several measures.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public ImmutableArray<ReadoutRow> GetRows(EffectMeasure measure) =>
        ExperimentReadout.GetRows([.. _groups.Select(group => (group.Key, group.Value))], measure);

    /// <summary>The names of the groups.</summary>
    public override string ToString() => string.Join(", ", Groups);
}

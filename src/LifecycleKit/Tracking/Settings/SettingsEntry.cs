using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// An entry of a configuration, as <see cref="LifecycleOptions.ReadSettings"/> reads it: a name with a text, with members, with both or
/// with neither. A list is an entry whose members have numbers as names.
/// </summary>
/// <remarks>A configuration has no types, so numbers and booleans are texts: <c>7</c>, <c>0.5</c>, <c>true</c>.</remarks>
public sealed class SettingsEntry
{
    /// <summary>Creates an entry.</summary>
    /// <param name="name">The name, compared without case except where it is an id, such as that of a stage. Empty for the whole.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="members">The members, in their order; null for none.</param>
    /// <param name="isMerged">Whether several sources give the members. A list that is merged so is reported as a warning.</param>
    public SettingsEntry(string name, string? text = null, IEnumerable<SettingsEntry>? members = null, bool isMerged = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Text = text;
        Members = members is null ? [] : [.. members];
        IsMerged = isMerged;
        if (Members.Any(member => member is null)) throw new ArgumentException("A member is null.", nameof(members));
    }

    /// <summary>The name; empty for the whole.</summary>
    public string Name { get; }

    /// <summary>The text; null for none.</summary>
    public string? Text { get; }

    /// <summary>The members, in their order.</summary>
    public ImmutableArray<SettingsEntry> Members { get; }

    /// <summary>Whether several sources give the members.</summary>
    public bool IsMerged { get; }

    /// <summary>Returns the name. A text may be a secret, and is not shown.</summary>
    public override string ToString() => Name;
}

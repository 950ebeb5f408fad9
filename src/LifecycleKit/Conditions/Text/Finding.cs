namespace LifecycleKit.Conditions;

/// <summary>Something that is wrong or suspicious in a declaration: what, where, and what would mend it.</summary>
/// <remarks>All findings of a declaration are reported together. Immutable and safe to share between threads.</remarks>
public sealed record Finding
{
    internal Finding(string id, FindingSeverity severity, string place, string message, string mend) =>
        (Id, Severity, Place, Message, Mend) = (id, severity, ConditionText.OneLine(place), ConditionText.OneLine(message), mend);

    /// <summary>What kind of finding it is; one of <see cref="FindingIds"/>.</summary>
    public string Id { get; }

    /// <summary>Whether it refuses the declaration.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>Where it is, as a path through the declaration such as <c>Rules/go-at-risk/When/All/0</c>; empty for the whole.</summary>
    public string Place { get; }

    /// <summary>What is found, in a sentence.</summary>
    public string Message { get; }

    /// <summary>What would mend it, in a sentence.</summary>
    public string Mend { get; }

    /// <summary>The finding in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var place = Place.Length == 0 ? string.Empty : $" at {Place}";
        return $"{Severity.ToString().ToLowerInvariant()} {Id}{place}: {Message} {Mend}";
    }

    /// <summary>The same of a part, as found in the whole.</summary>
    internal Finding Within(string whole) => new(Id, Severity, Place.Length == 0 ? whole : $"{whole}/{Place}", Message, Mend);

    internal static Finding Error(string id, string place, string message, string mend) => new(id, FindingSeverity.Error, place, message, mend);

    internal static Finding Warning(string id, string place, string message, string mend) => new(id, FindingSeverity.Warning, place, message, mend);

    internal static Finding Note(string id, string place, string message, string mend) => new(id, FindingSeverity.Note, place, message, mend);
}

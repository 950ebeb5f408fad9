namespace LifecycleKit;

/// <summary>Something that is wrong or suspicious in a declaration: what, where, and how to correct it.</summary>
/// <remarks>
/// All findings of a declaration are reported together, at most 100 of them. Immutable and safe to share between threads.
/// </remarks>
public sealed record Finding
{
    private const int MostOfName = 100;
    private const int MostOfText = 1_000;

    internal Finding(string id, FindingSeverity severity, string place, string message, string mend)
    {
        Id = id;
        Severity = severity;
        Place = OneLine(Cut(place.Length <= MostOfName ? place : string.Join('/', place.Split('/').Select(Shown)), MostOfText));
        Message = OneLine(Cut(message, MostOfText));
        Mend = mend;
    }

    /// <summary>What kind of finding it is; one of <see cref="FindingIds"/>.</summary>
    public string Id { get; }

    /// <summary>Whether it refuses the declaration.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>Where it is, as a path through the declaration such as <c>rules/go-at-risk/when/all/0</c>; empty for the whole.</summary>
    public string Place { get; }

    /// <summary>What is found, in a sentence; long names are cut at 100 characters.</summary>
    public string Message { get; }

    /// <summary>How to correct it, in a sentence.</summary>
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

    /// <summary>A name as findings show it: its first 100 characters; empty for null.</summary>
    internal static string Shown(string? name) => Cut(name ?? string.Empty, MostOfName);

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        // A pair of surrogates is kept whole or left out.
        return $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";
    }

    private static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}

using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A part of the configuration to publish: its text, its hash and the object itself.</summary>
internal sealed record PublishedPart(PublicationPart Part, string Name, string? Content, string? ContentHash, object? Value)
{
    /// <summary>The paths of tracks, playbook and segment map in a configuration and in diagnostics.</summary>
    public const string TracksPath = "tracks", PlaybookPath = "playbook", SegmentMapPath = "segmentMap";

    /// <summary>
    /// The hash of the declared content, when the content continues earlier content; null when the content is as declared.
    /// </summary>
    public string? DeclaredHash { get; init; }

    public static PublishedPart Removal(PublicationPart part, string name = "") => new(part, name, null, null, null);

    public static PublishedPart Of(TimeZoneInfo zone) => new(PublicationPart.TimeZone, string.Empty, zone.Id, zone.Id, zone);

    public static PublishedPart OfCurrency(string? currency) => new(PublicationPart.Currency, string.Empty, currency, currency, currency);

    public static PublishedPart Of(RfmModel? rfm) => rfm is null
        ? Removal(PublicationPart.Rfm)
        : new(PublicationPart.Rfm, string.Empty, rfm.ToJson(), rfm.ContentHash, rfm);

    public static PublishedPart Of(PopulationModel? population) => population is null
        ? Removal(PublicationPart.Population)
        : new(PublicationPart.Population, string.Empty, population.ToJson(), population.ContentHash, population);

    public static PublishedPart Of(SegmentMap map) => new(PublicationPart.SegmentMap, string.Empty, map.Name, map.ContentHash, map);

    public static PublishedPart Of(string track, LifecycleDefinition definition) =>
        new(PublicationPart.Track, track, definition.ToJson(), definition.ContentHash, definition);

    public static PublishedPart Of(Playbook? playbook) => playbook is null
        ? Removal(PublicationPart.Playbook)
        : new(PublicationPart.Playbook, string.Empty, playbook.ToJson(), playbook.ContentHash, playbook);

    public bool IsSameAs(Publication? publication) => publication is null
        ? ContentHash is null
        : string.Equals(ContentHash, publication.ContentHash, StringComparison.Ordinal)
            || (publication.DeclaredHash is { } declared && string.Equals(ContentHash, declared, StringComparison.Ordinal));

    /// <summary>
    /// Returns this part as a continuation of the content in force: the experiments of a playbook keep their buckets, so no customer
    /// changes arm.
    /// </summary>
    /// <param name="inForce">The playbook in force; null for none.</param>
    /// <param name="errors">Receives the reasons why the playbook cannot be continued.</param>
    public PublishedPart ContinuedFrom(Playbook? inForce, List<string> errors)
    {
        if (Value is not Playbook declared || inForce is null) return this;
        var result = declared.ContinuedFrom(inForce);
        errors.AddRange(
            result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Within(PlaybookPath).ToString()));
        return result.Playbook is { } continued && continued.ContentHash != declared.ContentHash
            ? Of(continued) with { DeclaredHash = declared.ContentHash }
            : this;
    }

    public Publication ToPublication(long number, DateTimeOffset at, PublicationSource source, int revision) => new()
    {
        Number = number,
        Part = Part,
        Name = Name,
        At = at,
        Content = Content,
        ContentHash = ContentHash,
        DeclaredHash = DeclaredHash,
        Source = source,
        Revision = revision,
    };
}

using System.Collections.Concurrent;
using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// Returns the lifecycles, models and playbooks of publications: objects of this host by their hash, others from their text.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PublishedContent(Func<ConditionCatalog> catalog)
{
    private readonly ConcurrentDictionary<(PublicationPart Part, string Hash), object> _known = new();
    private readonly ConcurrentDictionary<(string Track, string Definition, string Context), LifecycleEngine> _engines = new();

    /// <summary>Adds an object of this host, so that it need not be read from text, which may lack code of the host.</summary>
    public void Add(PublishedPart part)
    {
        if (part.Value is { } value && part.ContentHash is { } hash) _known[(part.Part, hash)] = value;
    }

    public LifecycleDefinition Definition(Publication publication) =>
        Get(publication, content => LifecycleDefinition.Load(content, catalog()).GetDefinitionOrThrow());

    public PopulationModel Population(Publication publication) => Get(publication, PopulationModel.FromJson);

    public RfmModel Rfm(Publication publication) => Get(publication, RfmModel.FromJson);

    public Playbook Playbook(Publication publication) => Get(publication, content => Plays.Playbook.FromJson(content, catalog()));

    public TimeZoneInfo TimeZone(Publication publication) => Get(publication, TimeZoneInfo.FindSystemTimeZoneById);

    public SegmentMap SegmentMap(Publication publication) =>
        Get(publication,
            name =>
                SegmentMaps.Find(name) ?? throw new ArgumentException($"This host has no segment map '{name}'. Set it in the options."));

    public LifecycleEngine Engine(string track, LifecycleDefinition definition, FactContext context) =>
        _engines.GetOrAdd((track, definition.ContentHash, context.Version), _ => LifecycleEngine.Compile(definition, context, track));

    private T Get<T>(Publication publication, Func<string, T> read)
        where T : class
    {
        var key = (publication.Part, publication.ContentHash!);
        if (_known.TryGetValue(key, out var known)) return (T)known;
        try
        {
            var made = read(publication.Content!);
            _known[key] = made;
            return made;
        }
        catch (Exception error) when (error is ArgumentException or LifecycleDefinitionException or PlaybookException
            or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            var what = publication.Name.Length == 0 ? $"{publication.Part}" : $"{publication.Part} '{publication.Name}'";
            throw new PublicationException(
                $"The {what} in force since {publication.At:O} cannot be used by this host. {error.Message}", error);
        }
    }
}

using System.Text.Json.Serialization;

namespace LifecycleKit.Tracking;

/// <summary>The settings of a shop. All are optional.</summary>
/// <remarks>Beside them a shop has <c>tracks</c> and <c>playbook</c>, each of which is read as a document of its own.</remarks>
internal sealed class LifecycleOptionsJson
{
    /// <summary>The zone in which days and recency are counted: an IANA id such as Europe/Berlin. UTC by default.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The ISO 4217 code of the currency of all amounts. By default the first order with a currency decides.</summary>
    public string? ReportingCurrency { get; set; }

    /// <summary>The revision of this configuration: a host with a lower one follows the store. 0 by default.</summary>
    public int? Revision { get; set; }

    /// <summary>The maximum time by which an event may be ahead of the clock, 0 to 1 day. 5 minutes by default.</summary>
    public string? FutureTolerance { get; set; }

    /// <summary>The time for which ids of recorded events are remembered, at most 3650 days. 30 days by default.</summary>
    public string? DuplicateHorizon { get; set; }

    /// <summary>The time for which visits, carts and messages are kept as events, 1 to 36500 days. 90 days by default.</summary>
    public string? ReplayHorizon { get; set; }

    /// <summary>The time for which all other events are kept, at least the replay horizon. Permanently by default.</summary>
    public string? RetentionPeriod { get; set; }

    /// <summary>The time after which an anonymous visitor is removed, 1 to 36500 days. Never by default.</summary>
    public string? VisitorExpiry { get; set; }

    /// <summary>The time for which a host keeps work that it took for itself, 1 second to 1 hour. 2 minutes by default.</summary>
    public string? LeaseDuration { get; set; }

    /// <summary>The time after which TryRecordAsync ends, 1 millisecond to 1 minute. 1 second by default.</summary>
    public string? RecordTimeout { get; set; }

    /// <summary>When transitions are delivered to handlers. InRequest by default.</summary>
    public string? Delivery { get; set; }

    /// <summary>The number of failed attempts after which a delivery is parked, 1 to 1000. 10 by default.</summary>
    public int? MaxDeliveryAttempts { get; set; }

    /// <summary>The treatment of events that are older than the last decision. Apply by default.</summary>
    public string? LateEvents { get; set; }

    /// <summary>The secret of the shop, from which subject keys are made, at least 16 characters. One in the store by default.</summary>
    public string? SubjectSecret { get; set; }

    /// <summary>The name of the text trait with the time zone of a customer. None by default.</summary>
    public string? TimeZoneTrait { get; set; }

    /// <summary>The segment map. five-phase by default.</summary>
    public string? SegmentMap { get; set; }

    /// <summary>The name of a track that runs the segment map. None by default.</summary>
    public string? SegmentTrack { get; set; }

    /// <summary>The indexes of scores. None by default.</summary>
    public ScoreIndexOptionsJson? ScoreIndexes { get; set; }

    /// <summary>The shop of the accounts of the customers. None by default.</summary>
    public RollUpJson? RollUpTo { get; set; }

    /// <summary>The tracks whose stages the contacts of these accounts get to know. None by default.</summary>
    public List<SharedStagesJson>? ShareStages { get; set; }

    /// <summary>Whether warnings refuse the settings too. False by default.</summary>
    public bool? WarningsAsErrors { get; set; }

    /// <summary>The path of a file with the JSON of RFM cut points. None by default.</summary>
    public string? RfmFile { get; set; }

    /// <summary>The path of a file with the JSON of a population model. None by default.</summary>
    public string? PopulationFile { get; set; }

    /// <summary>The path of a file with the JSON of a playbook, in place of playbook. None by default.</summary>
    public string? PlaybookFile { get; set; }

    /// <summary>For each name of a track the path of a file with the JSON of its lifecycle, in place of an entry in tracks.</summary>
    public Dictionary<string, string?> TrackFiles { get; set; } = [];
}

/// <summary>The indexes of scores, from which audiences by score are read.</summary>
internal sealed class ScoreIndexOptionsJson
{
    /// <summary>Whether R, F and M are indexed. True by default.</summary>
    public bool? Rfm { get; set; }

    /// <summary>The thresholds between the bands of P(alive), with commas between them. 0.2, 0.5, 0.8 by default.</summary>
    public string? ProbabilityAlive { get; set; }

    /// <summary>The thresholds between the bands of the lifetime value, with commas between them. None by default.</summary>
    public string? LifetimeValue { get; set; }
}

/// <summary>Where the accounts of customers are.</summary>
internal sealed class RollUpJson
{
    /// <summary>The name of the shop of the accounts; empty for the shop without a name. Required.</summary>
    public string? Shop { get; set; }

    /// <summary>The track of the accounts that contacts follow. None by default.</summary>
    public string? Track { get; set; }
}

/// <summary>A track of accounts whose stages contacts get to know.</summary>
internal sealed class SharedStagesJson
{
    /// <summary>The name of the track. Required.</summary>
    public string? Track { get; set; }

    /// <summary>The name of the shop of the contacts. The shop without a name by default.</summary>
    public string? Contacts { get; set; }
}

/// <summary>The generated reader of the settings. Their form is checked before (<see cref="SettingsCheck"/>).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LifecycleOptionsJson))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;

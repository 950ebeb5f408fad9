using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The JSON of a <see cref="DealSnapshot"/>; instants in UTC.</summary>
internal sealed record DealSnapshotJson
{
    public required string DealId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string Stage { get; init; }

    public decimal? Value { get; init; }

    public decimal? Probability { get; init; }

    public DateTimeOffset? ExpectedCloseAt { get; init; }

    public required DealOutcome Outcome { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? LostReason { get; init; }

    public static DealSnapshotJson Of(DealSnapshot deal) => new()
    {
        DealId = deal.DealId,
        OpenedAt = deal.OpenedAt,
        ChangedAt = deal.ChangedAt,
        Stage = deal.Stage,
        Value = deal.Value,
        Probability = deal.Probability,
        ExpectedCloseAt = deal.ExpectedCloseAt,
        Outcome = deal.Outcome,
        ClosedAt = deal.ClosedAt,
        LostReason = deal.LostReason,
    };

    /// <exception cref="JsonException">A value breaks a rule of <see cref="DealSnapshot"/>.</exception>
    public DealSnapshot ToSnapshot()
    {
        try
        {
            var deal = new DealSnapshot
            {
                DealId = DealId,
                OpenedAt = OpenedAt,
                ChangedAt = ChangedAt,
                Stage = Stage,
                Value = Value,
                Probability = Probability,
                ExpectedCloseAt = ExpectedCloseAt,
                Outcome = Outcome,
                ClosedAt = ClosedAt,
                LostReason = LostReason,
            };
            deal.ThrowIfContradictory(nameof(deal));
            return deal;
        }
        catch (ArgumentException error)
        {
            throw new JsonException(error.Message, error);
        }
    }
}

/// <summary>Reads and writes a <see cref="DealSnapshot"/> as <see cref="DealSnapshotJson"/>.</summary>
internal sealed class DealSnapshotConverter : JsonConverter<DealSnapshot>, IShapedConverter
{
    public JsonShape Shape => JsonShape.Content(CustomerJsonContext.Default.DealSnapshotJson);

    public override DealSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize(ref reader, CustomerJsonContext.Default.DealSnapshotJson) ?? throw new JsonException("A deal is null."))
            .ToSnapshot();

    public override void Write(Utf8JsonWriter writer, DealSnapshot value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, DealSnapshotJson.Of(value), CustomerJsonContext.Default.DealSnapshotJson);
}

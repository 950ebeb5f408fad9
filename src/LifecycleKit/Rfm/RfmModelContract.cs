using System.Text.Json;

namespace LifecycleKit.Rfm;

/// <summary>The persisted form of a model, format 1.</summary>
internal sealed record RfmModelContract
{
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The id of a zone; it need not exist on the machine that reads it.</summary>
    public required string TimeZone { get; init; }

    public required RfmColumnContract Recency { get; init; }

    public required RfmColumnContract Frequency { get; init; }

    public required RfmColumnContract Monetary { get; init; }

    public static RfmModelContract Of(RfmModel model) => new()
    {
        Format = CurrentFormat,
        AsOf = model.AsOf,
        TimeZone = model.TimeZoneId,
        Recency = RfmColumnContract.Of(model.Recency),
        Frequency = RfmColumnContract.Of(model.Frequency),
        Monetary = RfmColumnContract.Of(model.Monetary),
    };

    /// <exception cref="JsonException">The content is no model.</exception>
    public RfmModel ToModel()
    {
        if (string.IsNullOrWhiteSpace(TimeZone)) throw RfmColumnContract.Wrong("timeZone", "it must be the id of a time zone");
        var recency = ColumnOf(Recency, RfmDimension.Recency);
        var frequency = ColumnOf(Frequency, RfmDimension.Frequency);
        var monetary = ColumnOf(Monetary, RfmDimension.Monetary);
        if (recency.Customers != frequency.Customers || recency.Customers != monetary.Customers)
            throw RfmColumnContract.Wrong("counts", "those of the three columns must have one sum");
        return new RfmModel(AsOf, TimeZone, recency, frequency, monetary);
    }

    private static RfmColumn ColumnOf(RfmColumnContract? column, RfmDimension dimension) =>
        column?.ToColumn(dimension) ?? throw RfmColumnContract.Wrong(RfmColumnContract.Name(dimension), "it must not be null");
}

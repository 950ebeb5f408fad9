using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The pipeline: the open deals at an instant by stage, with their number, value and weighted value.</summary>
/// <remarks>
/// Each open deal is in one row, by its stage, compared ordinally; won and lost deals are in none. The figures are a count of what there
/// is, without an interval. Pipelines of disjoint deals merge.
/// </remarks>
public sealed class DealPipeline
{
    private DealPipeline(ImmutableArray<DealPipelineRow> rows) => Rows = rows;

    /// <summary>The stages with an open deal, in ordinal order.</summary>
    public ImmutableArray<DealPipelineRow> Rows { get; }

    /// <summary>The sums of all stages; the name of this row is empty.</summary>
    public DealPipelineRow Total => Rows.Aggregate(new DealPipelineRow(string.Empty, 0, 0, 0, 0, 0), static (sum, row) => sum.With(row));

    /// <summary>Creates the pipeline at an instant from events.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="asOf">The instant, exclusive: a change at it is not seen.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static DealPipeline Of(IEnumerable<IEnumerable<CustomerEvent>> customers, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return Of(customers.SelectMany(events => DealTimeline.Of(events, asOf.UtcTicks)).Select(static one => one.Last));
    }

    /// <summary>Creates the pipeline of deals as they are.</summary>
    /// <param name="deals">The newest snapshot of each deal, such as <see cref="DealLedger.GetAll"/>, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static DealPipeline Of(IEnumerable<DealSnapshot> deals)
    {
        ArgumentNullException.ThrowIfNull(deals);
        return new DealPipeline(Summed(deals.Where(static deal => deal.IsOpen).Select(DealPipelineRow.Of)));
    }

    /// <summary>Finds the row of a stage.</summary>
    /// <param name="stage">The stage, compared ordinally.</param>
    /// <returns>The row; null when no open deal is in the stage.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stage"/> is null.</exception>
    public DealPipelineRow? Find(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        foreach (var row in Rows)
            if (string.Equals(row.Stage, stage, StringComparison.Ordinal)) return row;
        return null;
    }

    /// <summary>Returns the pipeline of both groups of deals.</summary>
    /// <param name="other">The pipeline of other deals at the same instant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public DealPipeline Merge(DealPipeline other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DealPipeline(Summed(Rows.Concat(other.Rows)));
    }

    /// <summary>Returns the stages with their number and value, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Rows);

    private static ImmutableArray<DealPipelineRow> Summed(IEnumerable<DealPipelineRow> rows) =>
    [
        .. rows.GroupBy(row => row.Stage, (_, same) => same.Aggregate((sum, row) => sum.With(row)))
            .OrderBy(row => row.Stage, StringComparer.Ordinal),
    ];
}

/// <summary>The open deals of one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">The number of deals.</param>
/// <param name="ValuedCount">The number of deals of which the value is known.</param>
/// <param name="Value">The sum of the known values, in the reporting currency.</param>
/// <param name="WeightedCount">The number of deals of which value and probability are known.</param>
/// <param name="WeightedValue">The sum of value · probability of these deals (<see cref="DealSnapshot.WeightedValue"/>).</param>
public readonly record struct DealPipelineRow(
    string Stage, long Count, long ValuedCount, decimal Value, long WeightedCount, decimal WeightedValue)
{
    /// <summary>Returns the stage, the number of deals and the sums, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Stage}: {Count} deal(s), {Value:0.########} open, {WeightedValue:0.########} weighted");

    internal static DealPipelineRow Of(DealSnapshot deal) => new(
        deal.Stage, 1, deal.Value is null ? 0 : 1, deal.Value ?? 0, deal.WeightedValue is null ? 0 : 1, deal.WeightedValue ?? 0);

    internal DealPipelineRow With(DealPipelineRow other) => new(
        Stage, Count + other.Count, ValuedCount + other.ValuedCount, Value + other.Value, WeightedCount + other.WeightedCount,
        WeightedValue + other.WeightedValue);
}

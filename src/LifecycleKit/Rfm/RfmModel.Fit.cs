using LifecycleKit.Customers;

namespace LifecycleKit.Rfm;

public sealed partial class RfmModel
{
    /// <summary>The fewest repeat customers that are cut alone for frequency and monetary: 20; with fewer, all buyers are cut.</summary>
    public const int MinRepeatCustomerCount = 20;

    /// <summary>Fits the cut points to the customers of an order log.</summary>
    /// <param name="log">The orders; only entries before <paramref name="asOf"/> count. Customers without an order are left out.</param>
    /// <param name="asOf">The instant at which the values of the customers are counted; kept in the model.</param>
    /// <param name="options">The options; quintiles of all three columns over the lifetime, in UTC, when null.</param>
    /// <returns>The model that <see cref="Fit(ReadOnlySpan{RfmValues}, DateTimeOffset, RfmOptions?, ReadOnlySpan{ulong})"/> makes of
    /// <see cref="RfmValues.Read"/>, with the tie keys of the ids where a column spreads ties.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentException">No customer has an order, in the window where there is one, and some column takes its cut points
    /// from the customers.</exception>
    public static RfmModel Fit(OrderLog log, DateTimeOffset asOf, RfmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        options ??= new RfmOptions();
        var keys = options.SpreadTies ? log.Select(customer => TieKeyOf(customer.CustomerId)).ToArray() : [];
        return Fit(RfmValues.Read(log, asOf, options.TimeZone, options.WindowDays), asOf, options, keys);
    }

    /// <summary>Fits the cut points to a population. Customers without an order are left out.</summary>
    /// <param name="population">
    /// The customers, in any order; the model does not depend on it. Their values are those of <see cref="RfmOptions.WindowDays"/>.
    /// </param>
    /// <param name="asOf">The instant of the values of the customers; kept in the model.</param>
    /// <param name="options">The options; quintiles of all three columns, in UTC, when null.</param>
    /// <param name="tieKeys">
    /// The tie keys of the customers (<see cref="TieKeyOf"/>), in the same order, for columns that spread ties; others ignore the keys.
    /// Customers with equal value and key share a score. Empty by default.
    /// </param>
    /// <returns>A model for any customers: a column with too few customers, or too many with one value, is degenerate and says
    /// so, and <see cref="Population"/> says whose frequency and monetary values were cut.</returns>
    /// <exception cref="ArgumentException">
    /// No customer has an order and some column takes its cut points from the customers; or a column spreads ties, and there are no tie
    /// keys; or the lengths differ.
    /// </exception>
    public static RfmModel Fit(
        ReadOnlySpan<RfmValues> population, DateTimeOffset asOf, RfmOptions? options = null, ReadOnlySpan<ulong> tieKeys = default)
    {
        options ??= new RfmOptions();
        if (!tieKeys.IsEmpty) RequireLength(population.Length, tieKeys.Length, nameof(tieKeys));
        else if (!population.IsEmpty && options.SpreadTies)
            throw new ArgumentException("Spread ties need a tie key for each customer.", nameof(tieKeys));

        var buyers = RfmPart.Of(population, 1);
        var repeat = RfmPart.Of(population, 2);
        var areRepeatCut = options.Population == RfmPopulation.RepeatCustomers && repeat.CustomerCount >= MinRepeatCustomerCount;
        var part = areRepeatCut ? repeat : buyers;
        var everBuyers = RfmPart.OfLifetime(population);
        var cut = new RfmModel(
            asOf,
            options.TimeZone.Id,
            areRepeatCut ? RfmPopulation.RepeatCustomers : RfmPopulation.AllBuyers,
            options.WindowDays,
            Cut(RfmDimension.Recency, options.Recency, population, in everBuyers, tieKeys),
            Cut(RfmDimension.Frequency, options.Frequency, population, in part, tieKeys),
            Cut(RfmDimension.Monetary, options.Monetary, population, in part, tieKeys));
        var tally = new RfmTally(cut, population, tieKeys);
        return new RfmModel(
            cut.AsOf, cut.TimeZoneId, cut.Population, cut.WindowDays, Counted(cut.Recency), Counted(cut.Frequency), Counted(cut.Monetary));

        RfmColumn Counted(RfmColumn column) => column.WithCounts(tally[column.Dimension]);
    }

    private static bool HasOrders(ReadOnlySpan<RfmValues> population) => RfmPart.OfLifetime(population).CustomerCount > 0;

    /// <summary>A column with its cut points, before the customers are counted.</summary>
    private static RfmColumn Cut(
        RfmDimension dimension, RfmCuts rule, ReadOnlySpan<RfmValues> population, in RfmPart part, ReadOnlySpan<ulong> tieKeys)
    {
        if (rule.Method == RfmCutMethod.Given) return Column([.. rule.CutPoints], []);
        if (part.CustomerCount == 0)
        {
            throw new ArgumentException(
                $"{dimension} takes its cut points from the customers, and none of the {population.Length} has an order"
                + (part.IsLifetime || !HasOrders(population) ? ". " : " in the window. ")
                + "Give cut points with RfmCuts.Given, or fit when there are orders.",
                nameof(population));
        }

        var sorted = SortedColumn.Of(population, in part, dimension);
        if (rule.Method == RfmCutMethod.Fixed) return Column(CutPlacement.EqualWidths(sorted, rule.BinCount), []);
        if (!rule.SpreadsTies) return Column(CutPlacement.Quantiles(sorted, rule.BinCount), []);
        var (cuts, keys) = SpreadPlacement.Place(sorted, population, tieKeys, in part, dimension, rule.BinCount);
        return Column(cuts, keys);

        RfmColumn Column(decimal[] cutPoints, ulong[] cutKeys) =>
            new(dimension, rule.Method, [.. cutPoints], [.. cutKeys], [.. new long[rule.BinCount]]);
    }
}

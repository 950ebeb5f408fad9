using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Metrics;

/// <summary>Events of two years in the order of time, interleaved over all customers, created on demand; always the same.</summary>
/// <param name="Customers">The number of customers.</param>
/// <param name="Orders">The number of orders; one in ten of them is sent again with a refund.</param>
/// <param name="Others">The number of visits, messages, answers and similar events.</param>
internal sealed record EventStream(int Customers, int Orders, int Others)
{
    private const int DaysOfTwoYears = 730;
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Count => Orders + Others;

    public static Period Period { get; } = Period.Create(Start, Start.AddDays(DaysOfTwoYears));

    /// <summary>The ids, created once, as a host has them.</summary>
    public string[] Ids { get; } =
        [.. Enumerable.Range(0, Customers).Select(i => string.Create(CultureInfo.InvariantCulture, $"customer-{i:D7}"))];

    /// <summary>
    /// Returns the events of some customers: those whose number is <paramref name="shard"/> modulo <paramref name="shards"/>.
    /// </summary>
    public void ForEach(int shard, int shards, Action<string, CustomerEvent> take)
    {
        var (draws, customer) = (new Random(shard), 0);
        OrderSnapshot? sent = null;
        var count = Count / shards;
        var orders = (double)Orders / Count;
        for (var i = 0; i < count; i++)
        {
            var at = Start.AddSeconds(i * (DaysOfTwoYears * 86_400.0 / count));
            if (draws.NextDouble() >= orders)
            {
                take(Ids[Any()], Other(draws, at));
            }
            else if (sent is not null && i % 10 == 0)
            {
                take(Ids[customer], CustomerEvent.Order(sent with { ChangedAt = at, RefundedTotal = sent.GrossTotal / 2 }));
            }
            else
            {
                customer = Any();
                sent = new OrderSnapshot
                {
                    OrderId = string.Create(CultureInfo.InvariantCulture, $"{shard}-{i}"), PlacedAt = at,
                    GrossTotal = draws.Next(500, 20_000) / 100m, Category = draws.Next(5) == 0 ? "rare" : "usual",
                    Status = OrderStatus.Paid,
                };
                take(Ids[customer], CustomerEvent.Order(sent));
            }
        }

        int Any() => draws.Next(Customers / shards) * shards + shard;
    }

    private static CustomerEvent Other(Random draws, DateTimeOffset at) => draws.Next(20) switch
    {
        0 => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, draws.Next(11)),
        1 => CustomerEvent.SurveyAnswer(at, SurveyKind.Csat, draws.Next(1, 6)),
        2 => CustomerEvent.Review(at, draws.Next(1, 6)),
        3 => CustomerEvent.ContactCaptured(at, Channels.Email),
        4 => CustomerEvent.ReferredBy(at),
        < 10 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "play", Channels.Email),
        _ => CustomerEvent.Visit(at, "ad", TimeSpan.FromSeconds(draws.Next(300)), engaged: draws.Next(2) == 0),
    };
}

using System.Diagnostics;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Benchmarks.Tracking;

/// <summary>
/// Prints memory, speed and pauses of the in-memory store for a whole shop over three simulated years: each customer has 10 orders and 40
/// visits with ids, at uniform instants. Time passes by days, so that visits before the replay horizon of 90 days and ids before the
/// duplicate horizon of 30 days are forgotten. Due customers are swept each day, by as many threads.
/// </summary>
/// <remarks>
/// The peak is the largest size of the heap that a sampling thread sees, garbage that is not collected yet included. A pause is the longest
/// one that the runtime reports for a collection, and the longest call of any thread.
/// </remarks>
internal static class ShopMemory
{
    private const int Days = 3 * 365;
    private const int OrdersPerCustomer = 10;
    private const int VisitsPerCustomer = 40;

    public static void Print(int customers, int threads)
    {
        Console.WriteLine(
            "| customers | threads | events | events/s | alive a customer | peak | collections | longest one | longest call | sweeps |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = new SetClock { Now = start };
        var options = new LifecycleOptions
        {
            DuplicateHorizon = TimeSpan.FromDays(30), ReplayHorizon = TimeSpan.FromDays(90),
        }.AddTrack("journey", LifecyclePresets.Retail);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var store = new InMemoryCustomerStore();
        var tracker = LifecycleTracker.Create(options, store, clock);
        using var heap = new HeapPeak();
        var longest = new long[threads];
        var (watch, sweeping) = (Stopwatch.StartNew(), new Stopwatch());
        for (var day = 0; day < Days; day++)
        {
            clock.Now = start.AddDays(day + 1);
            var today = day;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
                Record(tracker, start, today, customers, thread, threads, ref longest[thread]));
            sweeping.Start();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
            {
                while (tracker.SweepAsync(1_000).AsTask().GetAwaiter().GetResult().HasMore) { }
            });
            sweeping.Stop();
        }

        watch.Stop();
        heap.Dispose();
        var alive = GC.GetTotalMemory(forceFullCollection: true) - before;
        var events = (long)customers * (OrdersPerCustomer + VisitsPerCustomer);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {customers:N0} | {threads} | {events:N0} | {events / watch.Elapsed.TotalSeconds:N0} | {alive / customers:N0} B "
            + $"| {(heap.Bytes - before) / 1e9:F2} GB "
            + $"| {GC.CollectionCount(0):N0}, {GC.CollectionCount(2):N0} of them full | {heap.LongestPause.TotalMilliseconds:F0} ms "
            + $"| {longest.Max() * 1000.0 / Stopwatch.Frequency:F0} ms | {sweeping.Elapsed.TotalSeconds:F1} s |"));
        GC.KeepAlive(store);
    }

    /// <summary>Records the events of one day for the customers of one thread.</summary>
    private static void Record(
        LifecycleTracker tracker, DateTimeOffset start, int day, int customers, int thread, int threads, ref long longest)
    {
        // Event e of customer c is on a day that a hash of both gives, so that nothing about a customer need be kept here.
        const int Events = OrdersPerCustomer + VisitsPerCustomer;
        var total = (long)customers * Events;
        var (from, until) = (total * day / Days, total * (day + 1) / Days);
        for (var i = from + thread; i < until; i += threads)
        {
            // A walk through all (customer, event) pairs in an order that jumps between customers, each pair once.
            var customer = (int)(i % customers * 7_919 % customers);
            var number = (int)(i / customers);
            var at = start.AddDays(day).AddSeconds((i - from) * 86_000 / (until - from));
            var id = $"c{customer}";
            var customerEvent = number % 5 == 4
                ? CustomerEvent.Order(
                    new OrderSnapshot
                    {
                        OrderId = $"{customer}-{number}", PlacedAt = at, GrossTotal = 20.99m + customer % 80, Status = OrderStatus.Paid,
                    })
                : CustomerEvent.Visit(
                    at, number % 3 == 0 ? "newsletter" : null, TimeSpan.FromSeconds(30), true, eventId: $"v{customer}-{number}");
            var begin = Stopwatch.GetTimestamp();
            tracker.RecordAsync(id, customerEvent).AsTask().GetAwaiter().GetResult();
            longest = Math.Max(longest, Stopwatch.GetTimestamp() - begin);
        }
    }

    /// <summary>Samples the size of the heap and the longest pause of collections.</summary>
    private sealed class HeapPeak : IDisposable
    {
        private readonly ManualResetEventSlim _done = new();
        private readonly Thread _thread;

        public HeapPeak()
        {
            _thread = new Thread(() =>
            {
                while (!_done.Wait(5))
                {
                    Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: false));
                    foreach (var kind in new[] { GCKind.Ephemeral, GCKind.Background, GCKind.FullBlocking })
                    {
                        foreach (var pause in GC.GetGCMemoryInfo(kind).PauseDurations)
                            if (pause > LongestPause) LongestPause = pause;
                    }
                }
            });
            _thread.Start();
        }

        public long Bytes { get; private set; }

        public TimeSpan LongestPause { get; private set; }

        public void Dispose()
        {
            _done.Set();
            if (_thread.IsAlive) _thread.Join();
        }
    }
}

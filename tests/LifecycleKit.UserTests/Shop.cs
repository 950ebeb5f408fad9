using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A shop over the library, with its clock, its store and a handler that records its notices.</summary>
internal sealed class Shop
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Shop(LifecycleOptions? options = null, ICustomerStore? store = null, ShopClock? clock = null)
    {
        Clock = clock ?? new ShopClock(Start);
        Store = store ?? new InMemoryCustomerStore();
        Tracker = LifecycleTracker.Create(options, Store, Clock, [Handler], [Observer]);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ShopClock Clock { get; }

    public ICustomerStore Store { get; }

    public LifecycleTracker Tracker { get; }

    public NotingHandler Handler { get; } = new();

    public NotingObserver Observer { get; } = new();

    public ValueTask<RecordResult> RecordAsync(string customer, CustomerEvent customerEvent) =>
        Tracker.RecordAsync(customer, customerEvent, Cancellation);

    public ValueTask<CustomerView> ViewAsync(string customer) => Tracker.GetViewAsync(customer, Cancellation);

    public ValueTask<SweepResult> SweepAsync() => Tracker.SweepAsync(cancellationToken: Cancellation);

    public ValueTask<PublishResult> PublishAsync(LifecycleChanges changes) => Tracker.PublishAsync(changes, Cancellation);

    public CustomerEvent Order(string id, decimal total = 10) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = Clock.Now, GrossTotal = total });

    /// <summary>A lifecycle in which buyers go quiet after some days without an order.</summary>
    public static LifecycleDefinition Quiet(int days, string name = "shop") => LifecycleDefinition.Build(name, x => x
        .Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("quiet")
        .Rule("buys", rule => rule.From("new", "quiet").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule(
            "goes-quiet",
            rule => rule.From("buyer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));

    public static LifecycleOptions With(LifecycleDefinition definition) => new LifecycleOptions().AddTrack("journey", definition);
}

/// <summary>Records its notices, and fails on request.</summary>
internal sealed class NotingHandler : ITransitionHandler
{
    private readonly object _gate = new();

    public List<TransitionNotice> Notices { get; } = [];

    public Func<TransitionNotice, ValueTask>? Before { get; set; }

    public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
    {
        if (Before is { } before) await before(notice);
        lock (_gate) Notices.Add(notice);
    }
}

/// <summary>Records the notifications of an observer.</summary>
internal sealed class NotingObserver : ILifecycleObserver
{
    public List<StartReport> Starts { get; } = [];

    public List<PublishResult> Publications { get; } = [];

    public List<(CustomerKey Customer, RecordResult Result)> Disputed { get; } = [];

    public List<RecordResult> NotRecorded { get; } = [];

    public List<HandlerFailure> HandlerFailures { get; } = [];

    public List<CustomerFailure> CustomerFailures { get; } = [];

    public void OnStarted(StartReport report) => Starts.Add(report);

    public void OnPublished(PublishResult result) => Publications.Add(result);

    public void OnOrderDisputed(CustomerKey customer, RecordResult result) => Disputed.Add((customer, result));

    public void OnRecordFailed(string scope, RecordResult result) => NotRecorded.Add(result);

    public void OnHandlerFailed(HandlerFailure failure) => HandlerFailures.Add(failure);

    public void OnCustomerFailed(CustomerFailure failure) => CustomerFailures.Add(failure);
}

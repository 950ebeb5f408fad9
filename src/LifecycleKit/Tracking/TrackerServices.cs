using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The services that the trackers of all shops share.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class TrackerServices
{
    private readonly ConcurrentDictionary<string, ShopPublications> _shops = new(StringComparer.Ordinal);
    private readonly PublishedContent _content;

    public TrackerServices(
        OptionsSnapshot options, ICustomerStore store, TimeProvider time, TransitionHandlers handlers, Observers observers)
    {
        Options = options;
        Store = store;
        Time = time;
        Handlers = options.Options.ContactShops.Count == 0 ? handlers
            : handlers.With(AccountStages.HandlerName, (notice, token) => AccountStages.TellAsync(this, notice, token));
        Observers = observers;
        Delivery = new TransitionDelivery(this);
        Leases = new LeaseRelease(this);
        PlayCounts = new PlayCounts(store, time);
        Plays = new PlayEvaluator(options.Options.TimeZoneTrait, PlayCounts);
        SubjectKeys = new SubjectKeySource(store, options.Options.SubjectSecret, options.Options.SubjectKeys);
        Tombstones = new TombstoneKeySource(store);
        if (options.Options.AccountShop is { } accounts) RollUp = new AccountRollUp(store, accounts, options.Options.AccountTrack);
        _content = new PublishedContent(() => Options.Options.ConditionCatalog);
    }

    public OptionsSnapshot Options { get; }

    public ICustomerStore Store { get; }

    public TimeProvider Time { get; }

    public TransitionHandlers Handlers { get; }

    public Observers Observers { get; }

    public TransitionDelivery Delivery { get; }

    public LeaseRelease Leases { get; }

    public PlayCounts PlayCounts { get; }

    public PlayEvaluator Plays { get; }

    public SubjectKeySource SubjectKeys { get; }

    public TombstoneKeySource Tombstones { get; }

    /// <summary>Rolls events up to accounts; null when the shop has none.</summary>
    public AccountRollUp? RollUp { get; }

    /// <summary>Finds the tracker of another registered shop; null for a shop that is not registered in this process.</summary>
    public Func<string, LifecycleTracker?> FindShop { get; init; } = static _ => null;

    /// <summary>The pass that looks for expired visitors.</summary>
    public CustomerPass VisitorPass { get; } = new();

    /// <summary>The pass that removes expired events.</summary>
    public CustomerPass EventPass { get; } = new();

    /// <summary>The registered shops with a tracker of their own.</summary>
    public ImmutableArray<string> OtherShops { get; init; } = [];

    public CustomerWorkPool Work { get; } = new();

    /// <summary>Returns a working copy of a customer, to be given back to <see cref="Work"/>.</summary>
    /// <param name="record">The customer as loaded.</param>
    /// <param name="identity">The number of the identity whose call this is; 0 without links.</param>
    public CustomerWork Open(CustomerRecord record, int identity = 0)
    {
        var work = Work.Take().Open(record, Store.IsDurable ? CustomerWork.DurablePurgeStep : CustomerWork.MemoryPurgeStep, identity);
        work.Accounts = RollUp?.Find(record.Key.Scope);
        return work;
    }

    /// <summary>Returns the end of a lease that begins now.</summary>
    public DateTimeOffset LeaseEnd() => Time.GetUtcNow() + Options.Options.LeaseDuration;

    public ShopPublications ShopOf(string scope) => _shops.GetOrAdd(
        scope, one => new ShopPublications(one, Store, Time, _content, Observers, Options.Options.FutureTolerance).StartWith(Options));
}

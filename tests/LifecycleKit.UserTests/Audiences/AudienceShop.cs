using LifecycleKit.Clv;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>A shop, and another one in the same store, in which random things happen to a few customers.</summary>
internal sealed class AudienceShop
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    // In the order of their bytes, which is none of letters.
    private static readonly string[] Ids = ["B", "a", "a-1", "b", "c 2", "d'e", "zz", "ä", "Ω"];

    private static readonly PopulationModel Population = Model(7);

    private static readonly PopulationModel[] Populations = [Population, Model(3), Model(12)];

    private static readonly Playbook Book = Playbook.Build("book", x => x
        .Play("banner", play => play.Channel(Channels.OnSite).InSegment("At Risk", "Recent"))
        .Play("mail", play => play.Channel(Channels.Email).Cooldown(TimeSpan.FromDays(9))));

    private readonly Random _random;
    private readonly bool _isInOrder;
    private int _number;

    /// <param name="store">The store, empty.</param>
    /// <param name="seed">The seed of what happens.</param>
    /// <param name="isInOrder">Whether events arrive in time, and publications keep the stages.</param>
    public AudienceShop(ICustomerStore store, int seed, bool isInOrder)
    {
        _random = new Random(seed);
        _isInOrder = isInOrder;
        var options = new LifecycleOptions
        {
            Population = Population,
            Playbook = Book,
            LateEvents = seed % 2 == 0 ? LateEventPolicy.Rebuild : LateEventPolicy.Apply,
            SubjectSecret = "0123456789abcdef0123456789abcdef",
            ScoreIndexes = (seed % 4) switch
            {
                0 => null,
                1 => new ScoreIndexOptions { LifetimeValue = [5, 20] },
                2 => new ScoreIndexOptions { Rfm = false, ProbabilityAlive = [0.3m], LifetimeValue = [12.5m] },
                _ => new ScoreIndexOptions(),
            },
        }.AddTrack("journey", LifecyclePresets.Retail).AddTrack("quiet", Quiet(3)).AddSegmentTrack();
        (Store, Tracker) = (store, LifecycleTracker.Create(options, store, Clock));
        Other = (LifecycleTracker)Tracker.ForScope("other");
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string[] Tracks { get; } = ["journey", "quiet", "segments"];

    public ShopClock Clock { get; } = new(Start);

    public ICustomerStore Store { get; }

    public LifecycleTracker Tracker { get; }

    public LifecycleTracker Other { get; }

    public DateTimeOffset Now => Clock.Now;

    public int Next(int max) => _random.Next(max);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Lets time pass, and something happen.</summary>
    public async Task LiveAsync()
    {
        Clock.Now += TimeSpan.FromTicks(1 + _random.NextInt64(_random.Next(4) == 0 ? TimeSpan.TicksPerDay * 30 : TimeSpan.TicksPerDay));
        var tracker = _random.Next(5) == 0 ? Other : Tracker;
        switch (_random.Next(12))
        {
            case 0:
                await tracker.SweepAsync(_random.Next(1, 9), Cancellation);
                break;
            case 1:
                // Lifecycles that were in force before come back.
                Assert.True((await tracker.PublishAsync(new LifecycleChanges().SetTrack("quiet", Quiet(Pick([2, 3, 20]))), Cancellation))
                    .IsPublished);
                break;
            case 2 when !_isInOrder && _random.Next(3) == 0:
                var changes = new LifecycleChanges().SetTrack("journey", Pick([LifecyclePresets.Retail, LifecyclePresets.Attention]));
                Assert.True((await tracker.PublishAsync(changes, Cancellation)).IsPublished);
                break;
            case 3 when _random.Next(3) == 0:
                // Without a population model no customer has a score or a segment.
                var model = _random.Next(4) == 0 ? null : Pick(Populations);
                Assert.NotNull(await tracker.PublishAsync(new LifecycleChanges().SetPopulation(model), Cancellation));
                break;
            default:
                await tracker.RecordAsync(Pick(Ids), Event(), Cancellation);
                break;
        }
    }

    /// <summary>Returns the views of all customers of the shop, each by a call of its own.</summary>
    public async Task<IReadOnlyList<CustomerView>> ViewsAsync()
    {
        var views = new List<CustomerView>();
        foreach (var key in await Store.ListAsync(string.Empty, null, 1000, Cancellation))
            views.Add(await Tracker.GetViewAsync(key.CustomerId, Cancellation));
        return views;
    }

    /// <summary>Returns the ids of the stages of a track.</summary>
    public async Task<IReadOnlyList<string>> StagesAsync(string track) =>
        [.. (await Tracker.CountByStageAsync(track, Cancellation)).Select(one => one.Stage)];

    /// <summary>Returns an audience of one track and some of its stages.</summary>
    public async Task<Audience> InStagesAsync()
    {
        var track = Pick(Tracks);
        var stages = await StagesAsync(track);
        return Audience.InStage(track, [.. Enumerable.Range(0, 1 + Next(3)).Select(_ => Pick(stages))]);
    }

    private static PopulationModel Model(int firstCut) => PopulationModel.Create(
        RfmModel.Fit(
            [RfmValues.Create(1, 1, 1)], Start,
            new RfmOptions
            {
                Recency = RfmCuts.Given(firstCut, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5),
                Monetary = RfmCuts.Given(20, 50, 90, 150),
            }),
        MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week), GammaGammaModel.Create(6.25, 3.74, 15.44));

    /// <summary>A lifecycle in which buyers go silent after some days, and come back through a stage that lasts a day.</summary>
    private static LifecycleDefinition Quiet(int days) => LifecycleDefinition.Build("quiet", x => x
        .Stage("new", rank: 0).Stage("back").Stage("buyer", rank: 1).Stage("silent")
        .Rule("buys", rule => rule.From("new").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule("returns", rule => rule.From("silent").To("back").On(EventTriggers.OrderPlaced | EventTriggers.Visit))
        .Rule("stays", rule => rule.From("back").To("buyer").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(1))))
        .Rule("goes", rule => rule.From("buyer").To("silent").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days))))
        .Rule("forgets", rule => rule.From("silent").To("new").WhenTimePasses()
            .When(Fields.LastSeenAt.OlderThan(TimeSpan.FromDays(60)))));

    private CustomerEvent Event()
    {
        var id = FormattableString.Invariant($"{++_number}");
        var at = !_isInOrder && _random.Next(4) == 0 ? Now.AddDays(-_random.Next(40)) : Now;
        return _random.Next(9) switch
        {
            0 or 1 => CustomerEvent.Visit(at, "newsletter", eventId: id),
            2 => CustomerEvent.ConsentChanged(at, Channels.Email, granted: _random.Next(2) == 0, eventId: id),
            3 => CustomerEvent.TraitSet(at, "size", TraitValue.Create(_random.Next(9)), eventId: id),
            4 => CustomerEvent.ContactCaptured(at, Channels.Sms, eventId: id),
            _ => CustomerEvent.Order(
                new OrderSnapshot { OrderId = id, PlacedAt = at, ChangedAt = at, GrossTotal = _random.Next(1, 90) }, eventId: id),
        };
    }
}

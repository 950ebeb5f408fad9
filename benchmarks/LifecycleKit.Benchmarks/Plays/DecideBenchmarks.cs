using System.Globalization;
using BenchmarkDotNet.Attributes;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Plays;

/// <summary>
/// The cost of a decision among 10 or 200 plays: each for two stages, with a condition of two leaves, a cap and a cooldown.
/// </summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private const int Customers = 1_000;

    private readonly CustomerHistory[] _histories = new CustomerHistory[Customers];
    private readonly TrackStage[] _stages = new TrackStage[Customers];
    private readonly DateTimeOffset[] _instants = new DateTimeOffset[Customers];
    private readonly string[] _subjects = new string[Customers];
    private readonly PlayDecision _decision = new();
    private readonly FactContext _context = new();
    private Playbook _book = null!;
    private int _next;

    /// <summary>The number of plays: 10 or 200.</summary>
    [Params(10, 200)]
    public int Plays { get; set; } = 200;

    [GlobalSetup]
    public void Setup()
    {
        var stages = LifecyclePresets.Retail.Stages;
        Channels[] channels = [Channels.Email, Channels.Sms, Channels.Push, Channels.OnSite];
        _book = Playbook.Build("many", book =>
        {
            book.ControlGroup(new UniversalControl()).FrequencyCap(FrequencyCap.InDays(4))
                .FrequencyCapOn(Channels.Email, FrequencyCap.InWindow(2, TimeSpan.FromDays(7)))
                .QuietHours(Channels.Sms | Channels.Push, QuietHours.Between(new TimeOnly(21, 0), new TimeOnly(8, 0)));
            for (var i = 0; i < Plays; i++)
            {
                var number = i;
                book.Play($"play-{number.ToString(CultureInfo.InvariantCulture)}", play => play
                    .Channel(channels[number % channels.Length]).Priority(number % 5)
                    .InStage(stages[number % stages.Count].Id, stages[(number + 3) % stages.Count].Id)
                    .When(Fields.OrderCount.AtMost(40) & Fields.NetRevenue.AtLeast(0))
                    .FrequencyCap(FrequencyCap.InWindow(3, TimeSpan.FromDays(30))).Cooldown(TimeSpan.FromDays(2)));
            }
        });

        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail, _context);
        for (var i = 0; i < Customers; i++)
        {
            var life = ShopEvents.Life(i, 40);
            var history = _histories[i] = new CustomerHistory();
            var state = engine.Start(history, ShopEvents.Start);
            foreach (ref readonly var e in life.AsSpan()) state = engine.Step(state, history, e).State;
            history.Apply(CustomerEvent.ConsentChanged(ShopEvents.Start, Channels.Email, granted: true));
            _stages[i] = new TrackStage("journey", state.Stage, state.EnteredAt, LifecyclePresets.Retail.FindStage(state.Stage)?.Groups);
            (_instants[i], _subjects[i]) = (life[^1].At.AddHours(1), $"subject-{i.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>One decision, into a buffer.</summary>
    [Benchmark]
    public int Decide()
    {
        var i = _next = (_next + 1) % Customers;
        _book.Decide(new PlayInput(_subjects[i], _histories[i], _instants[i], _context) { Stages = _stages.AsSpan(i, 1) }, _decision);
        return _decision.Chosen.Length;
    }
}

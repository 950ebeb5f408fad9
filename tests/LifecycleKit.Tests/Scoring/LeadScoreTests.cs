using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Scoring;

/// <summary>Lead scores in C#, in lifecycles and in playbooks: parameters, text, content hashes and stages.</summary>
public class LeadScoreTests
{
    private const string Json = """
        {
          "format": 1,
          "name": "leads",
          "initial": "lead",
          "stages": { "lead": {}, "qualified": {} },
          "rules": {
            "qualify": { "from": "lead", "to": "qualified", "on": "Time", "when": { "field": "score.interest", "gte": 50 } },
            "cool": { "from": "qualified", "to": "lead", "on": "Time", "when": { "field": "score.interest", "lt": 50 } }
          },
          "scores": {
            "interest": {
              "halfLifeDays": 14, "engagedVisit": 3, "messageClicked": 5, "contactCaptured": 10,
              "customEvents": { "webinar": 20, "demo": 40 }
            }
          }
        }
        """;

    private static LeadScoreOptions Interest => new()
    {
        HalfLifeDays = 14, EngagedVisit = 3, MessageClicked = 5, ContactCaptured = 10,
        CustomEvents = new() { ["webinar"] = 20, ["demo"] = 40 },
    };

    [Fact]
    public void Create_OfOptions_KeepsThem()
    {
        var score = LeadScore.Create("interest", Interest);
        Assert.Equal(("interest", 14), (score.Name, score.HalfLifeDays));
        Assert.Equal(score, LeadScore.Create("interest", score.ToOptions()));
        Assert.Equal(score.GetHashCode(), LeadScore.Create("interest", score.ToOptions()).GetHashCode());
        Assert.NotEqual(score, LeadScore.Create("other", Interest));
        Assert.NotEqual(score, LeadScore.Create("interest", new() { HalfLifeDays = 13, EngagedVisit = 3 }));
        Assert.Null(score.ToOptions().Visit);
        Assert.Equal("score.interest", Fields.OfLeadScore(score).Name);
        Assert.Same(score, Fields.OfLeadScore(score).LeadScore);
        Assert.Equal("interest, half-life 14 day(s)", score.ToString());
    }

    [Fact]
    public void Create_OfWrongOptions_ListsAllErrors()
    {
        var error = Assert.Throws<ArgumentException>("options", () => LeadScore.Create("x", new()
        {
            HalfLifeDays = 401, Visit = -1, MessageClicked = 10_001, CustomEvents = new() { [" "] = 1 },
        }));
        Assert.All(
            ["halfLifeDays: ", "visit: ", "messageClicked: ", "customEvents: "],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        error = Assert.Throws<ArgumentException>("options", () => LeadScore.Create("x", new() { HalfLifeDays = 1, Visit = 0 }));
        Assert.Contains("No event has points", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => LeadScore.Create("a b", Interest));
        Assert.Throws<ArgumentException>("name", () => LeadScore.Create("", Interest));
    }

    [Fact]
    public void FromJson_LifecycleWithAScore_IsThatOfCSharp()
    {
        var read = LifecycleDefinition.FromJson(Json);
        Assert.Equal(Built(Interest).ContentHash, read.ContentHash);
        var again = LifecycleDefinition.FromJson(read.ToJson());
        Assert.Equal(read.ContentHash, again.ContentHash);
        Assert.Equal(read.ToJson(), again.ToJson());
        Assert.Equal(read.ContentHash, LifecycleDefinition.FromOptions(read.ToOptions()).ContentHash);
        Assert.Empty(read.Warnings);
        Assert.Equal(DiagnosticIds.NotReplayable, read.Notes[0].Id);
    }

    /// <summary>Every parameter is content: a change of it is another definition.</summary>
    [Fact]
    public void ContentHash_OfOtherParameters_IsAnother()
    {
        LeadScoreOptions[] others =
        [
            Interest, With(x => x.HalfLifeDays = 15), With(x => x.Visit = 1), With(x => x.EngagedVisit = 4), With(x => x.MessageOpened = 1),
            With(x => x.MessageClicked = 6), With(x => x.ContactCaptured = null), With(x => x.CustomEvents!["demo"] = 41),
            With(x => x.CustomEvents!.Remove("demo")),
        ];
        Assert.Equal(others.Length, others.Select(one => Built(one).ContentHash).Distinct().Count());
        Assert.Equal(others.Length, others.Select(one => Book(one).ContentHash).Distinct().Count());
        Assert.Equal(Built(Interest).ContentHash, Built(With(x => x.Visit = 0)).ContentHash);
    }

    [Fact]
    public void FromJson_PlaybookWithAScore_IsThatOfCSharp()
    {
        var book = Book(Interest);
        var read = Playbook.FromJson(book.ToJson());
        Assert.Equal(book.ContentHash, read.ContentHash);
        Assert.Contains("\"scores\"", book.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WrongScore_NamesThePath()
    {
        var json = Json.Replace("\"halfLifeDays\": 14", "\"halfLifeDays\": 0", StringComparison.Ordinal)
            .Replace("\"webinar\": 20", "\"webinar\": -20", StringComparison.Ordinal);
        var paths = LifecycleDefinition.Load(json).Diagnostics.Select(one => one.Path).ToArray();
        Assert.Contains("scores/interest/halfLifeDays", paths);
        Assert.Contains("scores/interest/customEvents/webinar", paths);
        Assert.Contains(
            LifecycleDefinition.Load(Json.Replace("\"interest\": {", "\"an interest\": {", StringComparison.Ordinal)).Diagnostics,
            one => one is { Path: "scores", Id: DiagnosticIds.InvalidId });
    }

    /// <summary>The document comes first: what was published moves customers alike on each host, whatever its catalog says.</summary>
    [Fact]
    public void FromJson_WithAnotherScoreInTheCatalog_TakesThatOfTheDocument()
    {
        var catalog = LifecycleConditionCatalog.Default.With(Fields.OfLeadScore(LeadScore.Create("interest", With(x => x.Visit = 9))));
        Assert.Equal(Built(Interest).ContentHash, LifecycleDefinition.FromJson(Json, catalog).ContentHash);
        var withoutScores = LifecycleDefinition.FromJson(Json).ToOptions();
        withoutScores.Scores = null;
        Assert.Equal(Built(With(x => x.Visit = 9)).ContentHash, LifecycleDefinition.FromOptions(withoutScores, catalog).ContentHash);
    }

    [Fact]
    public void Build_OfTwoScoresWithOneName_IsRefused()
    {
        var one = Fields.OfLeadScore(LeadScore.Create("x", Interest));
        var other = Fields.OfLeadScore(LeadScore.Create("x", With(x => x.Visit = 9)));
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("two", two => two
            .Stage("a").Stage("b")
            .Rule("there", r => r.From("a").To("b").WhenTimePasses().When(one.AtLeast(5)))
            .Rule("back", r => r.From("b").To("a").WhenTimePasses().When(other.LessThan(5)))));
        Assert.Contains("Two scores with different parameters have the name 'x'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A lead is qualified by what they do, and is a lead again at the midnight at which the score has decayed.</summary>
    [Fact]
    public void Step_OfALead_QualifiesAndCoolsAtTheExactMidnight()
    {
        var zone = Zones.Find("America/Sao_Paulo");
        var engine = LifecycleEngine.Compile(LifecycleDefinition.FromJson(Json), new FactContext(zone));
        var (history, transitions) = (new CustomerHistory(), new List<Transition>());
        var state = engine.Start(history, Days.Day(0));
        state = engine.Step(state, history, CustomerEvent.ContactCaptured(Days.Day(1), Channels.Email), transitions).State;
        state = engine.Step(state, history, CustomerEvent.Custom(Days.Day(2), "webinar"), transitions).State;
        Assert.Equal("lead", state.Stage);
        state = engine.Step(state, history, CustomerEvent.Custom(Days.Day(3).AddHours(12), "demo"), transitions).State;
        Assert.Equal("qualified", state.Stage);

        var day = DateOnly.FromDateTime(Days.Day(3).Date);
        while (Score(CalendarDays.StartOf(day, zone)) >= 50) day = day.AddDays(1);
        var due = CalendarDays.StartOf(day, zone);
        Assert.Equal(due, state.NextDue);
        Assert.Equal("qualified", engine.Advance(state, history, due.AddTicks(-1)).Stage);
        Assert.Equal("lead", engine.Advance(state, history, due, transitions).Stage);
        Assert.Equal(due, transitions[^1].EffectiveAt);
        var explanation = new Explanation();
        engine.Explain(state, history, due.AddTicks(-1), explanation);
        Assert.Contains("score.interest < 50", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains(ConditionText.Number(Score(due.AddTicks(-1))), explanation.ToString(), StringComparison.Ordinal);

        decimal Score(DateTimeOffset at) => Conditions.NaiveLeadScore.Of(
            [
                CustomerEvent.ContactCaptured(Days.Day(1), Channels.Email), CustomerEvent.Custom(Days.Day(2), "webinar"),
                CustomerEvent.Custom(Days.Day(3).AddHours(12), "demo"),
            ],
            ticks => CalendarDays.DateOf(new DateTimeOffset(ticks, TimeSpan.Zero), zone).DayNumber,
            CalendarDays.DateOf(at, zone).DayNumber, Interest);
    }

    private static LeadScoreOptions With(Action<LeadScoreOptions> change)
    {
        var options = Interest;
        change(options);
        return options;
    }

    private static LifecycleDefinition Built(LeadScoreOptions options)
    {
        var score = Fields.OfLeadScore(LeadScore.Create("interest", options));
        return LifecycleDefinition.Build("leads", leads => leads
            .Stage("lead").Stage("qualified")
            .Rule("qualify", r => r.From("lead").To("qualified").WhenTimePasses().When(score.AtLeast(50)))
            .Rule("cool", r => r.From("qualified").To("lead").WhenTimePasses().When(score.LessThan(50))));
    }

    private static Playbook Book(LeadScoreOptions options)
    {
        var score = Fields.OfLeadScore(LeadScore.Create("interest", options));
        return Playbook.Build("sales", book => book
            .Play("call", play => play.Channel(Channels.InPerson).Goal("Call the lead.").When(score.AtLeast(50))));
    }
}

using System.Text.Json;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

public class PlaybookJsonTests
{
    /// <summary>A playbook as format 1 has written it. Do not edit it: later versions must still read it.</summary>
    private const string Format1 = """
        {
          "format": 1,
          "name": "shop",
          "frequencyCaps": "4 in 14d, 1 per day",
          "channels": {
            "Sms": {
              "frequencyCaps": "1 in 7d",
              "quietHours": "20:00-09:00"
            }
          },
          "controlGroup": {
            "basisPoints": 300,
            "salt": "universal-control",
            "redrawMonths": 3,
            "timeZone": "Europe/Berlin"
          },
          "experiments": {
            "voucher": {
              "arms": [
                {
                  "key": "none",
                  "basisPoints": 5000,
                  "buckets": "0-4999"
                },
                {
                  "key": "ten",
                  "basisPoints": 2500,
                  "buckets": "5000-7499"
                }
              ],
              "control": "none",
              "from": "2026-03-01T00:00:00Z"
            }
          },
          "plays": {
            "welcome": {
              "goal": "The first order",
              "channel": "Email",
              "contentKey": "mail/7",
              "parameters": {
                "percent": "10"
              },
              "stages": "lead, visitor",
              "segments": "Recent",
              "when": {
                "field": "lastSeenAt",
                "within": "14d"
              },
              "priority": 20,
              "weight": 3,
              "consent": "Granted",
              "category": "offers",
              "frequencyCaps": "2 per 7 days",
              "cooldown": "60d",
              "dailyBudget": 200,
              "heldOut": 1000,
              "experiment": "voucher",
              "arm": "ten"
            },
            "banner": {
              "channel": "OnSite"
            }
          }
        }
        """;

    [Fact]
    public void ToJson_OfAPlaybook_IsReadableAndReadBack()
    {
        var book = Declared();
        Assert.Equal(Format1.ReplaceLineEndings("\n"), book.ToJson());
        Assert.Equal(book.ContentHash, Playbook.FromJson(Format1).ContentHash);
        AssertRoundTrip(book);
    }

    [Fact]
    public void ToJson_OfAnyGeneratedPlaybook_IsReadBackAsTheSame() => Law.Holds(PlaybookGen.Playbook, AssertRoundTrip, 1_000);

    [Fact]
    public void ContentHash_OfEqualContent_IsEqual()
    {
        var one = Playbook.Build(
            "x", b => b.FrequencyCap(FrequencyCap.InDays(1)).FrequencyCap(FrequencyCap.InDays(3, 7))
                .Play("b", p => p.Channel(Channels.Email)).Play("a", p => p.Channel(Channels.OnSite)));
        var other = Playbook.Build("x", b => b
            .FrequencyCap(FrequencyCap.InDays(3, 7)).FrequencyCap(FrequencyCap.InDays(1)).FrequencyCap(FrequencyCap.InDays(1))
            .Play("a", p => p.Channel(Channels.OnSite).Needs(ConsentNeed.None)).Play("b", p => p.Channel(Channels.Email).ContentKey("b")));
        Assert.Equal(one.ContentHash, other.ContentHash);
        Assert.Equal(64, one.ContentHash.Length);
        Assert.NotEqual(one.ContentHash, Playbook.Build("x", b => b.Play("a", p => p.Channel(Channels.OnSite))).ContentHash);
    }

    [Fact]
    public void FromJson_InAnyCulture_IsTheSame()
    {
        var hash = Declared().ContentHash;
        using var culture = new Culture("ar-SA");
        Assert.Equal(hash, Playbook.FromJson(Format1).ContentHash);
        Assert.Equal(hash, Declared().ContentHash);
    }

    [Fact]
    public void Load_OfAnyMutilation_LoadsOrFindsErrors() => MutilatedJson.IsReadOrRefused(Format1, json =>
    {
        var result = Playbook.Load(json);
        if (result.Playbook is { } book) AssertRoundTrip(book);
        else Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return result;
    });

    [Fact]
    public void Load_OfNulls_FindsMissingMembers()
    {
        Assert.Throws<ArgumentNullException>("json", () => Playbook.Load((string)null!));
        Assert.Throws<ArgumentNullException>("options", () => Playbook.Load((PlaybookOptions)null!));
        Assert.Equal(["invalid-id@name", "missing@plays"], Found(new() { Plays = null!, Channels = null!, Experiments = null! }));
        Assert.Equal(
            ["invalid-experiment@experiments/e/arms", "invalid-experiment@experiments/e/control", "missing@plays/p/channel"],
            Found(new() { Name = "x", Plays = { ["p"] = null! }, Experiments = { ["e"] = null! }, Channels = { ["Email"] = null! } }));
        Assert.Contains(
            "invalid-experiment@experiments/e/arms/0", Found(new() { Name = "x", Experiments = { ["e"] = new() { Arms = { null! } } } }));
    }

    [Fact]
    public void Load_WithWarningsAsErrors_RefusesWarnings()
    {
        const string Json =
            """{"format":1,"name":"x","plays":{"p":{"channel":"Email","when":{"all":[{"field":"orders.count","gte":4},{"field":"orders.count","lt":4}]}}}}""";
        Assert.NotNull(Playbook.Load(Json).Playbook);
        Assert.Equal("never-holds", Assert.Single(Playbook.FromJson(Json).Warnings).Id);
        Assert.Null(Playbook.Load(Json, warningsAsErrors: true).Playbook);
        Assert.Throws<PlaybookException>(() => Playbook.FromJson(Json, warningsAsErrors: true));
    }

    /// <summary>The shape has every member of the options, and no other one.</summary>
    [Fact]
    public void Shape_OfTheFormat_IsThatOfTheOptions()
    {
        var shape = PlaybookJson.Shape;
        var experiment = shape.Find("experiments")!.Shape.Part!;
        Assert.Equal(["$schema", "format", .. Members<PlaybookOptions>()], Names(shape));
        Assert.Equal(Members<PlayOptions>(), Names(shape.Find("plays")!.Shape.Part!));
        Assert.Equal(Members<PlayChannelOptions>(), Names(shape.Find("channels")!.Shape.Part!));
        Assert.Equal(Members<ControlGroupOptions>(), Names(shape.Find("controlGroup")!.Shape));
        Assert.Equal(Members<ExperimentOptions>(), Names(experiment));
        Assert.Equal(Members<ExperimentArmOptions>(), Names(experiment.Find("arms")!.Shape.Part!));
        Assert.Equal(JsonKind.Instant, experiment.Find("from")!.Shape.Kind);
        Assert.Equal(JsonKind.Text, shape.Find("plays")!.Shape.Part!.Find("parameters")!.Shape.Part!.Kind);

        static IEnumerable<string> Members<T>() =>
            typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        static IEnumerable<string> Names(JsonShape shape) => shape.Members.Select(member => member.Name);
    }

    private static Playbook Declared() => Playbook.Build("shop", book => book
        .FrequencyCap(FrequencyCap.InDays(1)).FrequencyCap(FrequencyCap.InWindow(4, TimeSpan.FromDays(14)))
        .FrequencyCapOn(Channels.Sms, FrequencyCap.InWindow(1, TimeSpan.FromDays(7)))
        .QuietHours(Channels.Sms, QuietHours.Between(new(20, 0), new(9, 0)))
        .ControlGroup(
            new UniversalControl { BasisPoints = 300, RedrawMonths = 3, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") })
        .Experiment(Experiment.Create(new()
        {
            Key = "voucher", Control = "none", From = new(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            Arms = [new() { Key = "none", BasisPoints = 5_000 }, new() { Key = "ten", BasisPoints = 2_500 }],
        }))
        .Play("banner", play => play.Channel(Channels.OnSite))
        .Play(
            "welcome",
            play => play.Channel(Channels.Email).Goal("The first order").ContentKey("mail/7").With("percent", "10")
                .InStage("visitor", "lead").InSegment("Recent")
                .When(Fields.LastSeenAt.Within(TimeSpan.FromDays(14))).Priority(20).Weight(3).Needs(ConsentNeed.Granted, "offers")
                .FrequencyCap(FrequencyCap.InDays(2, 7))
                .Cooldown(TimeSpan.FromDays(60)).DailyBudget(200).HeldOut(1_000).InArm("voucher", "ten")));

    private static IEnumerable<string> Found(PlaybookOptions options) =>
        Playbook.Load(options).Diagnostics.Select(diagnostic => $"{diagnostic.Id}@{diagnostic.Path}");

    private static void AssertRoundTrip(Playbook book)
    {
        var json = book.ToJson();
        var again = Playbook.FromJson(json, TextCatalog.All);
        Assert.Equal(json, again.ToJson());
        Assert.Equal(book.ContentHash, again.ContentHash);
        Assert.Equal(book.ContentHash, Playbook.FromOptions(book.ToOptions(), TextCatalog.All).ContentHash);
        Assert.Equal(book.Plays.Select(play => $"{play} {play.When}"), again.Plays.Select(play => $"{play} {play.When}"));
    }
}

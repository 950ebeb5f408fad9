using System.Text.Json.Nodes;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests;

public class ContentHashTests
{
    private const string Everything =
        """
        {"format":1,"name":"everything","initial":"visitor","fallback":"lapsed",
        "stages":{"visitor":{"rank":0},"active":{"rank":1,"minStay":"7d","parent":"customer","renamedFrom":"regular, buyer"},"customer":{"parent":"known"},"known":{},"lapsed":{"terminal":true}},
        "rules":{
        "buy":{"from":"visitor","to":"active","on":"OrderPaid, OrderPlaced","priority":10,"cooldown":"1d12h","effectiveFrom":"2026-01-01","effectiveUntil":"2027-01-01T00:00:00+01:00","chain":true,
        "when":{"all":[{"field":"revenue.net","gte":12.5},{"field":"contact.email","eq":true},{"field":"nps.last","exists":false},{"field":"trait.plan","in":["5","pro"]},{"predicate":"is-vip"}]}},
        "lapse":{"from":"*","to":"lapsed","on":"Time","confirmFor":"30m",
        "when":{"any":[{"field":"lastOrderAt","olderThan":"90d"},{"field":"firstOrderAt","lt":"2020-01-01"},{"not":{"field":"stage.current","notIn":["active","lapsed"]}},{"field":"orders.count","between":{"min":1,"max":3}}]}}}}
        """;

    private const string Shop =
        """
        {"format":1,"name":"shop","frequencyCaps":"4 in 14d, 1 per day","channels":{"Sms":{"frequencyCaps":"1 in 7d","quietHours":"20:00-09:00"},"Email":{"frequencyCaps":"3 per 7 days"}},
        "controlGroup":{"basisPoints":300,"redrawMonths":3,"timeZone":"Europe/Berlin"},
        "experiments":{"voucher":{"control":"none","arms":[{"key":"none","basisPoints":5000},{"key":"ten","basisPoints":2500}],"from":"2026-03-01"}},
        "plays":{"welcome":{"goal":"The first order","channel":"Email","stages":"visitor, lead","segments":"Recent","when":{"field":"lastSeenAt","within":"14d"},"priority":20,"weight":3,
        "parameters":{"percent":"10"},"consent":"Granted","category":"offers","frequencyCaps":"2 per 7 days","cooldown":"60d","dailyBudget":200,"heldOut":1000,"experiment":"voucher","arm":"ten"},
        "banner":{"channel":"OnSite"}}}
        """;

    private const string Cuts =
        """
        {"format":1,"asOf":"2026-01-31T00:00:00Z","timeZone":"Europe/Berlin","recency":{"method":"given","cutPoints":[30,60.5],"counts":[1,1,2]},
        "frequency":{"method":"quantile","cutPoints":[1,2],"counts":[1,2,1]},"monetary":{"method":"fixed","cutPoints":[-0.1,3.5],"counts":[2,0,2]}}
        """;

    private static readonly string Population =
        $$"""
        {"format":1,"terms":{"currency":"EUR","margin":0.3,"discount":0.1,"ordersHorizon":"90.00:00:00","valueHorizon":"365.00:00:00"},"rfm":{{Cuts}},
        "purchases":{"model":"BG/NBD","unit":"week","grain":"order","parameters":[0.24,4.4,0.79,2.43]},"spend":{"model":"Gamma-Gamma","parameters":[6.25,3.74,15.44]} }
        """;

    public static TheoryData<string> Names { get; } = [.. GoldenHashes.All.Keys];

    /// <summary>
    /// A change here moves every customer of every shop over: it needs a reason that is worth that, and a line in the changelog.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ContentHash_OfAKnownDefinition_IsAsItWas(string name)
    {
        var hash = HashOf(name);
        Assert.True(hash == GoldenHashes.All[name], $"The hash of {name} is {hash}.");
    }

    [Fact]
    public void GoldenHashes_OfThePresets_AreComplete()
    {
        Assert.Superset(LifecyclePresets.All.Select(preset => $"lifecycle {preset.Name}").ToHashSet(), GoldenHashes.All.Keys.ToHashSet());
        Assert.Superset(Playbooks.All.Select(book => $"playbook {book.Name}").ToHashSet(), GoldenHashes.All.Keys.ToHashSet());
        Assert.Distinct(GoldenHashes.All.Values);
    }

    [Fact]
    public void ContentHash_OfMembersInAnyOrder_IsTheSame()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Equal(Lifecycle(Everything).ContentHash, Lifecycle(Shuffled(Everything, seed)).ContentHash);
            Assert.Equal(Playbook.FromJson(Shop).ContentHash, Playbook.FromJson(Shuffled(Shop, seed)).ContentHash);
            Assert.Equal(RfmModel.FromJson(Cuts).ContentHash, RfmModel.FromJson(Shuffled(Cuts, seed)).ContentHash);
            Assert.Equal(
                PopulationModel.FromJson(Population).ContentHash, PopulationModel.FromJson(Shuffled(Population, seed)).ContentHash);
        }
    }

    [Theory]
    [InlineData("\"everything\"", "\"another name\"")]
    [InlineData("\"lapsed\":{\"terminal\":true}", "\"lapsed\":{\"terminal\":true,\"minStay\":\"\"}")]
    [InlineData("\"from\":\"*\"", "\"from\":\"active, visitor\",\"priority\":0,\"chain\":false,\"enabled\":true")]
    [InlineData("\"from\":\"*\"", "\"from\":\"visitor, customer\"")]
    [InlineData("\"OrderPaid, OrderPlaced\"", "\"OrderPlaced,OrderPaid\"")]
    [InlineData("\"1d12h\"", "\"36h\"")]
    [InlineData("\"regular, buyer\"", "\"buyer,regular\"")]
    [InlineData("12.5}", "\"12.50\"}")]
    [InlineData("[\"5\",\"pro\"]", "[\"pro\",5,\"5\"]")]
    [InlineData("\"2027-01-01T00:00:00+01:00\"", "\"2026-12-31T23:00:00Z\"")]
    [InlineData("\"rules\":{", "\"rules\":{\"off\":{\"enabled\":false},")]
    public void ContentHash_OfALifecycleThatSaysTheSame_IsTheSame(string part, string other) =>
        Assert.Equal(Lifecycle(Everything).ContentHash, Lifecycle(Changed(Everything, part, other)).ContentHash);

    [Theory]
    [InlineData("\"initial\":\"visitor\"", "\"initial\":\"active\"")]
    [InlineData("\"fallback\":\"lapsed\"", "\"fallback\":\"active\"")]
    [InlineData("\"rank\":1", "\"rank\":2")]
    [InlineData("\"rank\":1,", "")]
    [InlineData("\"minStay\":\"7d\",", "")]
    [InlineData("\"parent\":\"known\"", "")]
    [InlineData("\"regular, buyer\"", "\"regular\"")]
    [InlineData("\"terminal\":true", "")]
    [InlineData("\"OrderPaid, OrderPlaced\"", "\"OrderPlaced\"")]
    [InlineData("\"priority\":10", "\"priority\":11")]
    [InlineData("\"cooldown\":\"1d12h\",", "")]
    [InlineData("\"2026-01-01\"", "\"2026-01-02\"")]
    [InlineData(",\"chain\":true", "")]
    [InlineData("12.5}", "12.6}")]
    [InlineData("\"confirmFor\":\"30m\",", "")]
    [InlineData("\"exists\":false", "\"exists\":true")]
    [InlineData(
        "{\"field\":\"contact.email\",\"eq\":true},{\"field\":\"nps.last\",\"exists\":false}",
        "{\"field\":\"nps.last\",\"exists\":false},{\"field\":\"contact.email\",\"eq\":true}")]
    [InlineData("\"buy\":{", "\"bye\":{")]
    [InlineData("\"any\":[", "\"all\":[")]
    public void ContentHash_OfALifecycleThatSaysOtherwise_Differs(string part, string other) =>
        Assert.NotEqual(Lifecycle(Everything).ContentHash, Lifecycle(Changed(Everything, part, other)).ContentHash);

    [Theory]
    [InlineData("\"shop\"", "\"another name\"")]
    [InlineData("\"goal\":\"The first order\",", "")]
    [InlineData("\"The first order\"", "\"Sell\"")]
    [InlineData("\"4 in 14d, 1 per day\"", "\"1 per day, 4 in 14d, 1 per day\"")]
    [InlineData("\"visitor, lead\"", "\"lead,visitor\"")]
    [InlineData(
        "{\"channel\":\"OnSite\"}",
        "{\"channel\":\"OnSite\",\"contentKey\":\"banner\",\"weight\":1,\"priority\":0,\"heldOut\":0,\"enabled\":true}")]
    [InlineData("{\"control\":\"none\",", "{\"control\":\"none\",\"key\":\"voucher\",\"salt\":\"voucher\",")]
    [InlineData("\"basisPoints\":300,", "\"basisPoints\":300,\"salt\":\"universal-control\",")]
    public void ContentHash_OfAPlaybookThatSaysTheSame_IsTheSame(string part, string other) =>
        Assert.Equal(Playbook.FromJson(Shop).ContentHash, Playbook.FromJson(Changed(Shop, part, other)).ContentHash);

    [Theory]
    [InlineData("\"4 in 14d, 1 per day\"", "\"4 in 14d\"")]
    [InlineData("\"basisPoints\":300", "\"basisPoints\":301")]
    [InlineData("\"20:00-09:00\"", "\"20:00-09:30\"")]
    [InlineData("\"percent\":\"10\"", "\"percent\":\"11\"")]
    [InlineData(
        "{\"key\":\"none\",\"basisPoints\":5000},{\"key\":\"ten\",\"basisPoints\":2500}",
        "{\"key\":\"ten\",\"basisPoints\":2500},{\"key\":\"none\",\"basisPoints\":5000}")]
    [InlineData("\"weight\":3", "\"weight\":2")]
    [InlineData("\"banner\":", "\"flag\":")]
    [InlineData("{\"channel\":\"OnSite\"}", "{\"channel\":\"OnSite\",\"contentKey\":\"other\"}")]
    public void ContentHash_OfAPlaybookThatSaysOtherwise_Differs(string part, string other) =>
        Assert.NotEqual(Playbook.FromJson(Shop).ContentHash, Playbook.FromJson(Changed(Shop, part, other)).ContentHash);

    /// <summary>The text of both conditions is the same; what they ask is not.</summary>
    [Fact]
    public void ContentHash_OfAFieldOfAnotherType_Differs()
    {
        var text = Trait(Fields.TextTrait("size").EqualTo("5"));
        var number = Trait(Fields.NumberTrait("size").EqualTo(5));

        Assert.Equal(text.ToJson(), number.ToJson());
        Assert.NotEqual(text.ContentHash, number.ContentHash);

        static LifecycleDefinition Trait(Condition when) =>
            LifecycleDefinition.Build(
                "x", x => x.Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(when)));
    }

    [Fact]
    public void ContentHash_OfAnyDeclaration_IsThatOfItsJsonInAnyOrderAndOfItsOptions() => Law.Holds(
        DeclarationGen.Lifecycle,
        definition =>
        {
            Assert.Equal(
                definition.ContentHash, LifecycleDefinition.FromJson(Shuffled(definition.ToJson(), 7), TextCatalog.All).ContentHash);
            Assert.Equal(definition.ContentHash, LifecycleDefinition.FromOptions(definition.ToOptions(), TextCatalog.All).ContentHash);
        },
        1_000);

    [Fact]
    public void Version_OfAContext_FollowsTheContentOfItsModels()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var rfm = new FactContext(zone, RfmModel.FromJson(Cuts));

        Assert.Equal(rfm.Version, new FactContext(zone, RfmModel.FromJson(Shuffled(Cuts, 3))).Version);
        Assert.NotEqual(rfm.Version, new FactContext(zone, RfmModel.FromJson(Changed(Cuts, "60.5", "60"))).Version);
        Assert.NotEqual(rfm.Version, new FactContext(zone, population: PopulationModel.FromJson(Population)).Version);
        Assert.NotEqual(rfm.Version, new FactContext(zone).Version);
    }

    private static string HashOf(string name) => name.Split(' ', 2) switch
    {
        ["lifecycle", "everything"] => Lifecycle(Everything).ContentHash,
        ["segments", var map] => LifecycleDefinition.FromSegmentMap(SegmentMaps.Find(map)!).ContentHash,
        ["lifecycle", var preset] => LifecyclePresets.Find(preset)!.ContentHash,
        ["playbook", "shop"] => Playbook.FromJson(Shop).ContentHash,
        ["playbook", var preset] => Playbooks.Find(preset)!.ContentHash,
        ["rfm", _] => RfmModel.FromJson(Cuts).ContentHash,
        _ => PopulationModel.FromJson(Population).ContentHash,
    };

    private static LifecycleDefinition Lifecycle(string json) => LifecycleDefinition.FromJson(json, TextCatalog.All);

    private static string Changed(string json, string part, string other)
    {
        Assert.Contains(part, json, StringComparison.Ordinal);
        return json.Replace(part, other, StringComparison.Ordinal);
    }

    /// <summary>The same text with the members of every object in a random order.</summary>
    private static string Shuffled(string json, int seed)
    {
        var random = new Random(seed);
        return Shuffled(JsonNode.Parse(json)!).ToJsonString();

        JsonNode Shuffled(JsonNode node) => node switch
        {
            JsonObject whole =>
                new JsonObject(
                    whole.OrderBy(_ => random.Next())
                        .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value!)))),
            JsonArray list => new JsonArray([.. list.Select(part => (JsonNode?)Shuffled(part!))]),
            _ => node.DeepClone(),
        };
    }
}

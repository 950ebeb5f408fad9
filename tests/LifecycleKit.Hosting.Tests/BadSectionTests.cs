namespace LifecycleKit.Hosting.Tests;

public class BadSectionTests
{
    [Theory]
    [InlineData("TimeZone", "Mars/Olympus", "error type-mismatch at timeZone: ")]
    [InlineData("LateEvents", "Foo", "error type-mismatch at lateEvents: ")]
    [InlineData("LateEvents", "1", "error type-mismatch at lateEvents: ")]
    [InlineData("FutureTolerance", "5", "error type-mismatch at futureTolerance: ")]
    [InlineData("FutureTolerance", "2d", "FutureTolerance must be between")]
    [InlineData("DuplicateHorizon", "0d", "DuplicateHorizon must be above 0")]
    [InlineData("ReportingCurrency", "euro", "ReportingCurrency: ")]
    [InlineData("WarningsAsErrors", "yes", "error type-mismatch at warningsAsErrors: ")]
    [InlineData("Trakcs:journey:Name", "x", "error unknown-member at Trakcs: ")]
    [InlineData("Tracks: :Name", "x", "error invalid-id at tracks/ : ")]
    [InlineData("TimeZone:Id", "UTC", "error type-mismatch at timeZone: ")]
    [InlineData("Tracks:journey:format", "2", "error unknown-format at tracks/journey/format: ")]
    [InlineData("Tracks:journey:Nmae", "x", "error unknown-member at tracks/journey/Nmae: ")]
    [InlineData("Tracks:journey:Initial", "nowhere", "error unknown-stage at tracks/journey/initial")]
    [InlineData("Tracks:journey:Stages:customer:Rank", "x", "error type-mismatch at tracks/journey/stages/customer/rank: ")]
    [InlineData("Tracks:journey:Stages:customer:Rank", "", "error type-mismatch at tracks/journey/stages/customer/rank: ")]
    [InlineData("Tracks:journey:Stages:customer:Rank", "3000000000", "error type-mismatch at tracks/journey/stages/customer/rank: ")]
    [InlineData("Tracks:journey:Stages:customer:Terminal", "ja", "error type-mismatch at tracks/journey/stages/customer/terminal: ")]
    [InlineData("Tracks:journey:Stages:customer", "text", "error type-mismatch at tracks/journey/stages/customer: ")]
    [InlineData("Tracks:journey:Rules:buys:When", "x", "error type-mismatch at tracks/journey/rules/buys/when: ")]
    [InlineData("Tracks:journey:Rules:buys:When", null, "error missing at tracks/journey/rules/buys/when: ")]
    [InlineData("Tracks:journey:Rules:buys:When:All", "", "error missing at tracks/journey/rules/buys/when/all: ")]
    [InlineData("Tracks:journey:Rules:buys:When:All:0", null, "error missing at tracks/journey/rules/buys/when/all/0: ")]
    [InlineData("Tracks:journey:Rules:buys:When:All:a:Predicate", "x", "error type-mismatch at tracks/journey/rules/buys/when/all/a: ")]
    [InlineData(
        "Tracks:journey:Rules:goes-quiet:When:Exists", "maybe", "error type-mismatch at tracks/journey/rules/goes-quiet/when/exists: ")]
    [InlineData(
        "Tracks:journey:Rules:goes-quiet:When:OlderThan", "long",
        "error type-mismatch at tracks/journey/rules/goes-quiet/when/olderThan: ")]
    [InlineData("Tracks:journey:Rules:goes-quiet:When:In:0", null, "error missing at tracks/journey/rules/goes-quiet/when/in/0: ")]
    [InlineData("Tracks:journey:Rules:empty", null, "error missing at tracks/journey/rules/empty/")]
    [InlineData(
        "Tracks:journey:Rules:buys:When:Predicate", "is-vpi", "error unknown-predicate at tracks/journey/rules/buys/when/predicate: ")]
    [InlineData("Revision", "one", "error type-mismatch at revision: ")]
    [InlineData("RetentionPeriod", "89d", "RetentionPeriod must be at least ReplayHorizon, which is 90")]
    [InlineData("ReplayHorizon", "0d", "ReplayHorizon must be between")]
    [InlineData("SubjectSecret", "short", "SubjectSecret must have at least 16")]
    [InlineData("SegmentMap", "grid-1", "error unknown-value at segmentMap: There is no segment map \"grid-1\". Did you mean 'grid-10'?")]
    [InlineData("SegmentTrack", "journey", "error contradiction at segmentTrack: The name \"journey\" is empty, or the section declares")]
    [InlineData("SegmentTrack", " ", "error contradiction at segmentTrack: ")]
    [InlineData(
        "ScoreIndexes:ProbabilityAlive", "0.2, half", "error type-mismatch at scoreIndexes/probabilityAlive: \"half\" is not a valid")]
    [InlineData("ScoreIndexes:ProbabilityAlive", "0.2, 1.5", "ScoreIndexes.ProbabilityAlive: 1.5 is not valid.")]
    [InlineData("ScoreIndexes:LifetimeValue", "100, 50", "ScoreIndexes.LifetimeValue: 50 is not above 100.")]
    [InlineData("ScoreIndexes:Rfm", "maybe", "error type-mismatch at scoreIndexes/rfm: ")]
    [InlineData("RollUpTo:Track", "journey", "error missing at rollUpTo/shop: ")]
    [InlineData("RollUpTo:Shop", "", "RollUpTo names the shop itself. Name the shop of its accounts.")]
    [InlineData("ShareStages:0:Contacts", "people", "error missing at shareStages/0/track: ")]
    [InlineData("ShareStages:Track", "journey", "error type-mismatch at shareStages/Track: ")]
    [InlineData("ScoreIndexes:Bands", "5", "error unknown-member at scoreIndexes/Bands: ")]
    [InlineData(
        "Tracks:journey:Kind", "membership", "error contradiction at tracks/journey/rules/buys/on: The rule 'buys' waits for an event.")]
    [InlineData("PlaybookFile", "nowhere/book.json", "error missing at playbookFile: There is no file ")]
    [InlineData("PopulationFile", "nowhere/model.json", "error missing at populationFile: There is no file ")]
    [InlineData("TrackFiles:club", "nowhere.json", "error missing at trackFiles/club: There is no file ")]
    [InlineData("TrackFiles:club", "", "error missing at trackFiles/club: The path of the file is empty.")]
    [InlineData("TrackFiles: ", "club.json", "error invalid-id at trackFiles/ : ")]
    [InlineData("TrackFiles", "club.json", "error type-mismatch at trackFiles: The entry is a text. Write members.")]
    [InlineData("TrackFiles:journey", "a.json", "error contradiction at trackFiles/journey: The section contains a track of this name")]
    [InlineData("RfmFile", "nowhere\0", "error missing at rfmFile: The file ")]
    [InlineData(
        "Playbook:Plays:hello:Chanel", "email",
        "error unknown-member at playbook/plays/hello/Chanel: There is no member 'Chanel'. Did you mean 'channel'?")]
    [InlineData("Playbook:Plays:hello:Priority", "high", "error type-mismatch at playbook/plays/hello/priority: ")]
    [InlineData("Playbook:Plays:hello:Stages", "custmer", "error unknown-stage at playbook/plays/hello/stages: ")]
    [InlineData("Playbook:Plays:hello:Segments", "Champion", "error unknown-segment at playbook/plays/hello/segments: ")]
    [InlineData("Playbook:Experiments:test:From", "yesterday", "error type-mismatch at playbook/experiments/test/from: ")]
    [InlineData("Playbook:format", "2", "error unknown-format at playbook/format: ")]
    [InlineData("Tracks:other", null, "error missing at tracks/other/")]
    public void StartUp_WithABadValue_SaysWhere(string key, string? value, string error)
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        if (key.StartsWith("Playbook:", StringComparison.Ordinal))
        {
            values["Lifecycle:Playbook:Name"] = "book";
            values["Lifecycle:Playbook:Plays:hello:Channel"] = "OnSite";
        }

        values[$"Lifecycle:{key}"] = value;
        using var shop = new Shop(values);

        var errors = shop.StartUpErrors();

        Assert.Contains(errors, found => found.StartsWith(error, StringComparison.Ordinal));
    }

    [Fact]
    public void StartUp_WithManyBadValues_ListsAllOfThem()
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values["Lifecycle:TimeZone"] = "?";
        values["Lifecycle:LateEvents"] = "Foo";
        values["Lifecycle:ReportingCurrency"] = "euro";
        values["Lifecycle:Tracks:journey:Rules:buys:To"] = "custmer";
        values["Lifecycle:Tracks:journey:Rules:goes-quiet:When:Field"] = "lastOrdrAt";
        values["Lifecycle:Tracks:tier:Stages:a:Rnk"] = "1";
        using var shop = new Shop(values);

        var errors = shop.StartUpErrors();

        string[] places =
        [
            "timeZone", "lateEvents", "ReportingCurrency", "tracks/journey/rules/buys/to", "tracks/journey/rules/goes-quiet/when/field",
            "tracks/tier/stages/a/Rnk",
        ];
        foreach (var place in places)
            Assert.Single(errors, error => error.Contains(place, StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("Did you mean 'rank'?", StringComparison.Ordinal));
    }

    /// <summary>Where the JSON form finds an error too, a binder would make a rule without a condition.</summary>
    [Theory]
    [InlineData("{ }", "")]
    [InlineData("null", "")]
    [InlineData("""{ "all": [] }""", "/all")]
    [InlineData("""{ "all": [{ }] }""", "/all/0")]
    [InlineData("""{ "all": [null] }""", "/all/0")]
    [InlineData("""{ "not": { } }""", "/not")]
    [InlineData("""{ "field": "orders.count", "in": [] }""", "/in")]
    [InlineData("""{ "field": "orders.count", "in": [null] }""", "/in/0")]
    [InlineData("""{ "field": "orders.count", "between": { } }""", "/between")]
    public void StartUp_WithAnEmptyConditionInAFile_SaysWhere(string when, string path)
    {
        using var shop =
            new Shop([Shop.Json($$"""{ "Lifecycle": { "tracks": { "x": { "name": "x", "rules": { "r": { "when": {{when}} } } } } } }""")]);
        Assert.Contains(shop.StartUpErrors(), error => error.Contains($" at tracks/x/rules/r/when{path}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void StartUp_WithADeepCondition_IsBounded()
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values[$"Lifecycle:Tracks:journey:Rules:buys:When{string.Concat(Enumerable.Repeat(":Not", 2_000))}:Predicate"] = "x";
        using var shop = new Shop(values);
        Assert.StartsWith(
            "error limit-exceeded at tracks/journey/rules/buys/when/not", Assert.Single(shop.StartUpErrors()), StringComparison.Ordinal);
    }
}

using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CustomerEventJsonTests
{
    private const string Visit =
        """{"format":1,"kind":"Visit","at":"2024-05-01T08:00:00+00:00","eventId":"v1","source":"ad","duration":"00:05:00","engaged":true}""";

    /// <summary>Format 1 of each kind, as it was written first: it is always read.</summary>
    public static TheoryData<CustomerEventKind, string> Kept => new()
    {
        { CustomerEventKind.Visit, Visit },
        { CustomerEventKind.Visit,
            """{"format":1,"kind":"Visit","at":"2024-05-01T08:00:00+00:00","source":"ad","medium":"cpc","campaign":"may","term":"tea","landingPage":"/tea","duration":"00:00:00","engaged":false}""" },
        { CustomerEventKind.Visit,
            """{"format":1,"kind":"Visit","at":"2024-05-01T08:00:00+00:00","duration":"00:00:00","engaged":false}""" },
        { CustomerEventKind.ContactCaptured,
            """{"format":1,"kind":"ContactCaptured","at":"2024-05-01T08:00:00+00:00","channel":"Email"}""" },
        {
            CustomerEventKind.ConsentChanged,
            """{"format":1,"kind":"ConsentChanged","at":"2024-05-01T08:00:00+00:00","channel":"OnSite","category":"news","granted":true,"basis":"LegitimateInterest","expiresAt":"2025-05-01T08:00:00+00:00"}"""
        },
        {
            CustomerEventKind.ConsentChanged,
            """{"format":1,"kind":"ConsentChanged","at":"2024-05-01T08:00:00+00:00","channel":"InPerson","category":"","granted":false,"basis":"Consent"}"""
        },
        { CustomerEventKind.CartUpdated,
            """{"format":1,"kind":"CartUpdated","at":"2024-05-01T08:00:00+00:00","amount":12.50,"itemCount":3}""" },
        {
            CustomerEventKind.Order,
            """{"format":1,"kind":"Order","at":"2024-05-03T08:00:00+00:00","order":{"orderId":"A","placedAt":"2024-05-01T08:00:00+00:00","changedAt":"2024-05-03T08:00:00+00:00","version":2,"status":"Paid","grossTotal":80.00,"refundedTotal":5,"discount":1,"margin":12.5,"category":"toys","currency":"EUR"}}"""
        },
        {
            CustomerEventKind.Order,
            """{"format":1,"kind":"Order","at":"2024-05-01T08:00:00+00:00","order":{"orderId":"A","placedAt":"2024-05-01T08:00:00+00:00","status":"Cancelled","grossTotal":80,"refundedTotal":0,"discount":0}}"""
        },
        { CustomerEventKind.ReferralMade, """{"format":1,"kind":"ReferralMade","at":"2024-05-01T08:00:00+00:00","eventId":"r"}""" },
        { CustomerEventKind.ReferredBy, """{"format":1,"kind":"ReferredBy","at":"2024-05-01T08:00:00+00:00"}""" },
        { CustomerEventKind.Review, """{"format":1,"kind":"Review","at":"2024-05-01T08:00:00+00:00","rating":4.5}""" },
        { CustomerEventKind.SurveyAnswer,
            """{"format":1,"kind":"SurveyAnswer","at":"2024-05-01T08:00:00+00:00","survey":"Nps","score":9}""" },
        { CustomerEventKind.SurveyAnswer,
            """{"format":1,"kind":"SurveyAnswer","at":"2024-05-01T08:00:00+00:00","survey":"Other","score":-2.5,"name":"fit"}""" },
        { CustomerEventKind.MessageSent,
            """{"format":1,"kind":"MessageSent","at":"2024-05-01T08:00:00+00:00","channel":"Sms","play":"p"}""" },
        { CustomerEventKind.MessageDelivered,
            """{"format":1,"kind":"MessageDelivered","at":"2024-05-01T08:00:00+00:00","channel":"Sms","play":"p"}""" },
        { CustomerEventKind.MessageOpened,
            """{"format":1,"kind":"MessageOpened","at":"2024-05-01T08:00:00+00:00","channel":"Sms","play":"p"}""" },
        { CustomerEventKind.MessageClicked,
            """{"format":1,"kind":"MessageClicked","at":"2024-05-01T08:00:00+00:00","channel":"Push","play":"p"}""" },
        { CustomerEventKind.MessageUnsubscribed,
            """{"format":1,"kind":"MessageUnsubscribed","at":"2024-05-01T08:00:00+00:00","channel":"Custom","play":"p"}""" },
        { CustomerEventKind.Exposure,
            """{"format":1,"kind":"Exposure","at":"2024-05-01T08:00:00+00:00","experiment":"colour","arm":"blue"}""" },
        { CustomerEventKind.CaseOpened, """{"format":1,"kind":"CaseOpened","at":"2024-05-01T08:00:00+00:00","caseId":"c1"}""" },
        { CustomerEventKind.CaseAnswered, """{"format":1,"kind":"CaseAnswered","at":"2024-05-01T08:00:00+00:00","caseId":"c1"}""" },
        { CustomerEventKind.CaseClosed, """{"format":1,"kind":"CaseClosed","at":"2024-05-01T08:00:00+00:00","caseId":"c1"}""" },
        {
            CustomerEventKind.DealChanged,
            """{"format":1,"kind":"DealChanged","at":"2024-05-03T08:00:00+00:00","deal":{"dealId":"d1","openedAt":"2024-05-01T08:00:00+00:00","changedAt":"2024-05-03T08:00:00+00:00","stage":"proposal","value":1200.5,"probability":0.25,"expectedCloseAt":"2024-06-01T00:00:00+00:00","outcome":"Open"}}"""
        },
        {
            CustomerEventKind.DealChanged,
            """{"format":1,"kind":"DealChanged","at":"2024-05-03T08:00:00+00:00","eventId":"e","deal":{"dealId":"d1","openedAt":"2024-05-01T08:00:00+00:00","changedAt":"2024-05-03T08:00:00+00:00","stage":"closing","outcome":"Lost","closedAt":"2024-05-02T08:00:00+00:00","lostReason":"price"}}"""
        },
        { CustomerEventKind.SubscriptionStarted,
            """{"format":1,"kind":"SubscriptionStarted","at":"2024-05-01T08:00:00+00:00","amount":9,"subscriptionId":"s"}""" },
        { CustomerEventKind.SubscriptionRenewed,
            """{"format":1,"kind":"SubscriptionRenewed","at":"2024-05-01T08:00:00+00:00","amount":9,"subscriptionId":"s"}""" },
        { CustomerEventKind.SubscriptionRenewed,
            """{"format":1,"kind":"SubscriptionRenewed","at":"2024-05-01T08:00:00+00:00","amount":99,"subscriptionId":"s","billingMonths":12}""" },
        { CustomerEventKind.SubscriptionCancelled,
            """{"format":1,"kind":"SubscriptionCancelled","at":"2024-05-01T08:00:00+00:00","subscriptionId":"s"}""" },
        { CustomerEventKind.AccountChanged,
            """{"format":1,"kind":"AccountChanged","at":"2024-05-01T08:00:00+00:00","accountId":"acme"}""" },
        { CustomerEventKind.AccountChanged, """{"format":1,"kind":"AccountChanged","at":"2024-05-01T08:00:00+00:00"}""" },
        { CustomerEventKind.ContactChanged,
            """{"format":1,"kind":"ContactChanged","at":"2024-05-01T08:00:00+00:00","contact":"c1","joined":true}""" },
        { CustomerEventKind.ContactChanged,
            """{"format":1,"kind":"ContactChanged","at":"2024-05-01T08:00:00+00:00","contact":"c1","joined":false}""" },
        { CustomerEventKind.AccountLevelChanged,
            """{"format":1,"kind":"AccountLevelChanged","at":"2024-05-01T08:00:00+00:00","accountId":"acme","level":"lead","rank":0}""" },
        { CustomerEventKind.AccountLevelChanged,
            """{"format":1,"kind":"AccountLevelChanged","at":"2024-05-01T08:00:00+00:00","accountId":"acme","level":"lost"}""" },
        { CustomerEventKind.TraitSet,
            """{"format":1,"kind":"TraitSet","at":"2024-05-01T08:00:00+00:00","name":"size","value":{"text":"XL"}}""" },
        { CustomerEventKind.TraitSet, """{"format":1,"kind":"TraitSet","at":"2024-05-01T08:00:00+00:00","name":"size"}""" },
        { CustomerEventKind.TraitSet,
            """{"format":1,"kind":"TraitSet","at":"2024-05-01T08:00:00+00:00","name":"likes","value":{"set":["cats","dogs"]}}""" },
        { CustomerEventKind.TraitSet,
            """{"format":1,"kind":"TraitSet","at":"2024-05-01T08:00:00+00:00","name":"born","value":{"instant":"1990-01-01T00:00:00+00:00"}}""" },
        { CustomerEventKind.Custom,
            """{"format":1,"kind":"Custom","at":"2024-05-01T08:00:00+00:00","name":"quiz","value":{"number":7.0}}""" },
        { CustomerEventKind.Custom,
            """{"format":1,"kind":"Custom","at":"2024-05-01T08:00:00+00:00","name":"quiz","value":{"flag":true}}""" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void FromJson_OfAKeptSample_IsThatEventAndWrittenAgain(CustomerEventKind kind, string json)
    {
        var e = CustomerEvent.FromJson(json);
        Assert.Equal(kind, e.Kind);
        Assert.Equal(json, e.ToJson());
    }

    [Fact]
    public void KeptSamples_AreOfEveryKind() =>
        Assert.Equal(Enum.GetValues<CustomerEventKind>().Skip(1), Kept.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void ToJson_OfAnyEvent_IsReadAsTheSame()
    {
        var kinds = new HashSet<CustomerEventKind>();
        Law.Holds(
            Gen.OneOf(EventGen.Any, Gen.Elements(CustomerEventTests.Factories.Select(row => row.Data.Item2))),
            e =>
            {
                var read = CustomerEvent.FromJson(e.ToJson());
                Assert.Equal(e, read);
                Assert.Equal(e.ToJson(), read.ToJson());
                kinds.Add(e.Kind);
            },
            shrink: null);
        Assert.Equal(Enum.GetValues<CustomerEventKind>().Skip(1), kinds.Order());
    }

    [Fact]
    public void FromJson_OfMutilatedText_IsReadOrRefused() => MutilatedJson.IsReadOrRefused(Visit, json => CustomerEvent.FromJson(json));

    [Theory]
    [InlineData("\"engaged\":true", "\"engaged\":true,\"colour\":1", "colour")]
    [InlineData("\"engaged\":true", "\"engaged\":true,\"engaged\":false", "'engaged' occurs twice")]
    [InlineData("\"engaged\":true", "\"engaged\":true,\"play\":\"p\"", "'play' does not belong to an event of kind Visit")]
    [InlineData(",\"engaged\":true", "", "'engaged' is missing from an event of kind Visit")]
    [InlineData("\"engaged\":true", "\"engaged\":null", "at engaged: There is null")]
    [InlineData("\"kind\":\"Visit\",", "", "kind")]
    [InlineData("\"Visit\"", "1", "at kind: There is a number")]
    [InlineData("\"Visit\"", "\"None\"", "not a kind of event")]
    [InlineData("\"Visit\"", "\"Visits\"", "at kind: 'Visits'")]
    [InlineData("\"format\":1", "\"format\":2", "Its format is 2")]
    [InlineData("\"format\":1,", "", "not stated")]
    [InlineData("00:05:00", "1.00:00:01", "0 to 24 hours")]
    [InlineData("\"v1\"", "\" \"", "eventId")]
    [InlineData("2024-05-01T08:00:00+00:00", "0001-01-01T00:00:00+00:00", "instant of the event is missing")]
    public void FromJson_OfAnythingElse_SaysWhere(string part, string other, string said)
    {
        Assert.Contains(part, Visit, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => CustomerEvent.FromJson(Visit.Replace(part, other, StringComparison.Ordinal)));
        Assert.Equal("json", error.ParamName);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"number":1,"flag":true}""", "at most one")]
    [InlineData("""{"set":["a",null]}""", "is null")]
    [InlineData("""{"colour":1}""", "colour")]
    [InlineData("""1""", "value")]
    public void FromJson_OfAnotherValue_IsRefused(string value, string said)
    {
        var json = """{"format":1,"kind":"TraitSet","at":"2024-05-01T08:00:00+00:00","name":"n","value":""" + value + "}";
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => CustomerEvent.FromJson(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfAnOrderAtAnotherInstant_IsRefused()
    {
        var json = CustomerEvent.Order(Snapshots.Order("A", placed: 1)).ToJson();
        var other =
            json.Replace(json.Substring(json.IndexOf("\"at\":", StringComparison.Ordinal), 11), "\"at\":\"2001-", StringComparison.Ordinal);
        Assert.Contains(
            "'at' must be", Assert.Throws<ArgumentException>(() => CustomerEvent.FromJson(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_OfDefault_IsRefused() => Assert.Throws<InvalidOperationException>(() => default(CustomerEvent).ToJson());
}

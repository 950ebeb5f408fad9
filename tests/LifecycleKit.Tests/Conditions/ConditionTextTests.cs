using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

public class ConditionTextTests
{
    private static readonly DateTimeOffset Instant = new(2024, 5, 1, 10, 0, 0, 500, TimeSpan.FromHours(2));

    public static TheoryData<Condition, string> Texts => new()
    {
        { Fields.OrderCount.EqualTo(1.00m), "orders.count = 1" },
        { Fields.OrderCount.NotEqualTo(-1.50m), "orders.count != -1.5" },
        { Fields.NetRevenue.GreaterThan(1_234_567.891m), "revenue.net > 1234567.891" },
        { Fields.NetRevenue.AtLeast(0), "revenue.net >= 0" },
        { Fields.NetRevenue.LessThan(0.0000000000000000000000000001m), "revenue.net < 0.0000000000000000000000000001" },
        { Fields.NetRevenue.AtMost(decimal.MaxValue), "revenue.net <= 79228162514264337593543950335" },
        { Fields.RecencyDays.Between(1, 30), "orders.recencyDays between 1 and 30" },
        { Fields.OrderCount.In(3, 1, 3.0m, 2), "orders.count in [1, 2, 3]" },
        { Fields.OrderCount.NotIn(3, 1), "orders.count not in [1, 3]" },
        { Fields.EventSource.EqualTo("a \"b\" \\ c"), "event.source = \"a \\\"b\\\" \\\\ c\"" },
        { Fields.EventSource.EqualTo("a\r\nb"), "event.source = \"a\\r\\nb\"" },
        { Fields.EventSource.NotIn("b", "a", "B", "b"), "event.source not in [\"B\", \"a\", \"b\"]" },
        { Fields.EventSource.StartsWith("google:"), "event.source starts with \"google:\"" },
        { Fields.VisitCount.AtLeast(Fields.OrderCount), "visits.count >= orders.count" },
        { Fields.VisitCount.NotEqualTo(Fields.OrderCount, plus: 5.0m), "visits.count != orders.count + 5" },
        { Fields.NetRevenue.LessThan(Fields.CartValue, plus: -0.5m, times: 1.20m), "revenue.net < cart.value * 1.2 - 0.5" },
        { Fields.CartUpdatedAt.After(Fields.LastOrderAt), "cart.updatedAt > lastOrderAt" },
        { Fields.CartUpdatedAt.OnOrBefore(Fields.LastOrderAt, TimeSpan.FromHours(36)), "cart.updatedAt <= lastOrderAt + 1d12h" },
        { Fields.CartUpdatedAt.Before(Fields.LastOrderAt, -TimeSpan.FromHours(1)), "cart.updatedAt < lastOrderAt - 1h" },
        { Fields.EmailContactable.IsFalse(), "contact.email = false" },
        { Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)), "lastOrderAt older than 90d" },
        { Fields.LastOrderAt.Within(new TimeSpan(1, 2, 3, 4) + TimeSpan.FromTicks(5)), "lastOrderAt within 1d2h3m4s5ticks" },
        { Fields.LastOrderAt.OnOrAfter(Instant), "lastOrderAt >= 2024-05-01T08:00:00.5Z" },
        { Fields.LastOrderAt.Before(Days.Start), "lastOrderAt < 2024-01-01T00:00:00Z" },
        { Fields.LastNps.Exists(), "nps.last exists" },
        { Condition.Predicate("a \"VIP\"", (in _) => true), "predicate \"a \\\"VIP\\\"\"" },
        {
            Condition.Not(Fields.OrderCount.AtLeast(1) & (Fields.LastNps.Exists() | Fields.IsReferred.IsTrue())),
            "not(all(orders.count >= 1, any(nps.last exists, referred = true)))"
        },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void ToString_InEveryCulture_IsCanonical(Condition condition, string text)
    {
        Assert.Equal(text, condition.ToString());
        foreach (var name in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR" })
        {
            using var culture = new Culture(name);
            Assert.Equal(text, condition.ToString());
        }
    }
}

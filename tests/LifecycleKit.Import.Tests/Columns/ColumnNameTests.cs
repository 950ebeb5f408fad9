using System.Globalization;

namespace LifecycleKit.Import.Tests.Columns;

public class ColumnNameTests
{
    [Theory]
    [InlineData("order_number", "ordernumber")]
    [InlineData("Order Number", "ordernumber")]
    [InlineData("orderNumber", "ordernumber")]
    [InlineData("ORDER-NUMBER", "ordernumber")]
    [InlineData("Order #", "ordernumber")]
    [InlineData("N° de commande", "nodecommande")]
    [InlineData("Nº commande", "nocommande")]
    [InlineData("Numéro de commande", "numerodecommande")]
    [InlineData("Nume\u0301ro de commande", "numerodecommande")]
    [InlineData("Währung", "wahrung")]
    [InlineData("Straße", "strasse")]
    [InlineData("Customers", "customer")]
    [InlineData("TITLE", "title")]
    [InlineData("Total, incl. VAT", "totalinclvat")]
    [InlineData("Email (Billing)", "emailbilling")]
    [InlineData("\uFEFFdate", "date")]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    public void Parse_Name_HasPlainKey(string text, string key) => Assert.Equal(new ColumnName(key, null, false), ColumnName.Parse(text));

    [Theory]
    [InlineData("Total (EUR)", "total", "EUR")]
    [InlineData("Betrag in €", "betrag", "EUR")]
    [InlineData("Betrag in Euro", "betrag", "EUR")]
    [InlineData("total_usd", "total", "USD")]
    [InlineData("Amount £", "amount", "GBP")]
    [InlineData("Total €", "total", "EUR")]
    [InlineData("Currency", "currency", null)]
    [InlineData("EUR", "eur", null)]
    [InlineData("Total all", "totalall", null)]
    public void Parse_UnitOfCurrency_IsSetApart(string text, string key, string? currency) =>
        Assert.Equal(new ColumnName(key, currency, false), ColumnName.Parse(text));

    [Theory]
    [InlineData("created_utc", "created")]
    [InlineData("Created date (UTC)", "createddate")]
    [InlineData("CreatedOnUtc", "createdon")]
    [InlineData("date_created_gmt", "datecreated")]
    public void Parse_NameThatSaysUtc_IsUtc(string text, string key) =>
        Assert.Equal(new ColumnName(key, null, true), ColumnName.Parse(text));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Parse_UnderOtherCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("invoiceid", ColumnName.KeyOf("INVOICE ID"));
            Assert.Equal("iptalid", ColumnName.KeyOf("İptal ID"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

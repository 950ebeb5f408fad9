namespace LifecycleKit.Import.Tests.Columns;

public class ColumnPlannerTests
{
    [Theory]
    [InlineData("order_number,customer_id,order_date,total", ColumnRole.Order, "order_number")]
    [InlineData("Invoice,Quantity,InvoiceDate,Price,Customer ID", ColumnRole.Order, "Invoice")]
    [InlineData("Invoice,Quantity,InvoiceDate,Price,Customer ID", ColumnRole.Price, "Price")]
    [InlineData("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", ColumnRole.Order, "InvoiceNo")]
    [InlineData("Bestellnummer,Kundennummer,Datum,Betrag", ColumnRole.Customer, "Kundennummer")]
    [InlineData("Bestellnummer,Kundennummer,Datum,Betrag in €", ColumnRole.Amount, "Betrag in €")]
    [InlineData("N° commande,N° client,Date,Montant TTC", ColumnRole.Order, "N° commande")]
    [InlineData("N° commande,N° client,Date,Montant TTC", ColumnRole.Amount, "Montant TTC")]
    [InlineData("Pedido,Cliente,Fecha,Importe", ColumnRole.Amount, "Importe")]
    [InlineData("Numero ordine,Cliente,Data ordine,Totale", ColumnRole.Date, "Data ordine")]
    [InlineData("Ordernummer,Klantnummer,Besteldatum,Totaalbedrag", ColumnRole.Order, "Ordernummer")]
    [InlineData("OrderId,CustomerId,OrderTotal,CreatedOnUtc", ColumnRole.Date, "CreatedOnUtc")]
    [InlineData("customer,timestamp,total,created_at", ColumnRole.Date, "timestamp")]
    [InlineData("email,customer_id,date,total", ColumnRole.Customer, "customer_id")]
    [InlineData("customer,date,net amount,total amount", ColumnRole.Amount, "total amount")]
    [InlineData("customer,date,time,time zone,amount,currency,status,type", ColumnRole.Zone, "time zone")]
    public void Plan_UsualNames_PlayTheirRoles(string header, ColumnRole role, string column)
    {
        var plan = Plan(header);

        Assert.Equal(column, plan.Columns[plan.IndexOf(role)].Name);
        Assert.Same(ImportProfiles.General, plan.Profile);
        Assert.Contains(
            plan.Diagnostics, note => note.Id == ImportDiagnosticIds.Profile && note.Message.Contains("general", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_SeveralColumnsForARole_SaysWhichWasTaken()
    {
        var plan = Plan("order_id,customer,date,purchase_date,amount,total");

        Assert.Equal("date", plan.Columns[plan.IndexOf(ColumnRole.Date)].Name);
        Assert.Equal("amount", plan.Columns[plan.IndexOf(ColumnRole.Amount)].Name);
        Assert.Contains(plan.Diagnostics, note => note.Message.StartsWith("The date is 'date'; 'purchase_date'", StringComparison.Ordinal));
        Assert.Contains(plan.Diagnostics, note => note.Message.StartsWith("The amount is 'amount'; 'total'", StringComparison.Ordinal));
        Assert.All(plan.Diagnostics, note => Assert.Equal(DiagnosticSeverity.Note, note.Severity));
    }

    [Fact]
    public void Plan_MappedQuantityAndPrice_AreObeyedThoughThereIsATotal()
    {
        var plan = Plan("order_id,customer,date,qty,unit,total", (ColumnRole.Quantity, "qty"), (ColumnRole.Price, "unit"));

        Assert.Equal(-1, plan.IndexOf(ColumnRole.Amount));
        Assert.Equal((3, 4), (plan.IndexOf(ColumnRole.Quantity), plan.IndexOf(ColumnRole.Price)));
        Assert.Contains(plan.Diagnostics, note => note.Message.Contains("quantity × price", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_MappedAmount_GoesBeforeNames() =>
        Assert.Equal(3, Plan("customer,date,total,net", (ColumnRole.Amount, " NET ")).IndexOf(ColumnRole.Amount));

    [Fact]
    public void Plan_MappedDate_LeavesTheTimeOfAnotherDate()
    {
        var plan = Plan("customer,date,time,deposit date,total", (ColumnRole.Date, "deposit date"));

        Assert.Equal((3, -1), (plan.IndexOf(ColumnRole.Date), plan.IndexOf(ColumnRole.Time)));
    }

    [Fact]
    public void Plan_MappedNameWithComma_IsFound()
    {
        var header = TableHeader.Create("customer", "date", "Total, incl. VAT");

        Assert.Equal(2, ColumnPlanner.Plan(header, Map((ColumnRole.Amount, "Total, incl. VAT"))).IndexOf(ColumnRole.Amount));
    }

    [Fact]
    public void Plan_MappedNameNotInFile_IsRefusedWithNearNames()
    {
        var error = Refuse("customer,date,order total", (ColumnRole.Amount, "Order Totl"));

        Assert.Contains("'Order Totl'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'order total'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OneColumnForTwoRoles_IsRefused() =>
        Assert.Contains(
            "for customer and for order", Refuse("id,date,total", (ColumnRole.Customer, "id"), (ColumnRole.Order, "id")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Plan_TwoColumnsOfANameThatIsNeeded_IsRefused()
    {
        Assert.Contains("2 columns 'Total'", Refuse("customer,date,Total,Total").Message, StringComparison.Ordinal);
        Assert.Contains(
            "2 columns 'Total'", Refuse("customer,date,Total,Total", (ColumnRole.Amount, "total")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TwoColumnsOfANameThatIsNotNeeded_IsANote()
    {
        var plan = Plan("customer,date,total,note,note,Country,Country");

        Assert.Equal(-1, plan.IndexOf(ColumnRole.Country));
        Assert.Contains(plan.Diagnostics, note => note.Message.Contains("'note'", StringComparison.Ordinal));
        Assert.Contains(plan.Diagnostics, note => note.Message.Contains("country is not read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date,total", "customer")]
    [InlineData("customer,total", "date")]
    [InlineData("customer,date", "amount (or quantity and price)")]
    [InlineData("customer,date,quantity", "amount (or quantity and price)")]
    public void Plan_ColumnMissing_IsRefusedByRole(string header, string role)
    {
        var error = Refuse(header);

        Assert.Contains($"could be the {role};", error.Message, StringComparison.Ordinal);
        Assert.Contains("--map", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ManyLongNames_AreListedShort()
    {
        var header = TableHeader.Create([.. Enumerable.Range(0, 5000).Select(i => new string('x', 5000) + i)]);

        Assert.True(Assert.Throws<ImportException>(() => ColumnPlanner.Plan(header, ImportOptions.Default)).Message.Length < 1000);
    }

    [Fact]
    public void Plan_AmountOfLinesAlone_IsTheAmountWithANote()
    {
        var plan = Plan("order_id,customer,date,line total");

        Assert.Equal((3, -1), (plan.IndexOf(ColumnRole.Amount), plan.IndexOf(ColumnRole.LineAmount)));
        Assert.Contains(plan.Diagnostics, note => note.Message.Contains("amount of a line", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_TimeWithoutDate_IsTheDateWithANote()
    {
        var plan = Plan("order_id,customer,order_time,total");

        Assert.Equal((2, -1), (plan.IndexOf(ColumnRole.Date), plan.IndexOf(ColumnRole.Time)));
        Assert.Contains(plan.Diagnostics, note => note.Message.StartsWith("The date is 'order_time'", StringComparison.Ordinal));
        Assert.Equal(2, Plan("customer,order_date,order_time,total").IndexOf(ColumnRole.Time));
    }

    [Fact]
    public void Plan_UnitAndUtcInNames_AreReported()
    {
        var plan = Plan("customer,created_utc,total (EUR)");

        Assert.True(plan.IsUtc);
        Assert.Equal("EUR", plan.Currency);
        Assert.Contains(plan.Diagnostics, note => note.Id == ImportDiagnosticIds.Currency);
        Assert.Contains(plan.Diagnostics, note => note.Id == ImportDiagnosticIds.DateNotation);
        Assert.False(Plan("customer,date,total").IsUtc);
    }

    [Fact]
    public void Plan_MappedUtcColumn_IsUtc() => Assert.True(Plan("customer,created_utc,total", (ColumnRole.Date, "created_utc")).IsUtc);

    [Fact]
    public void Plan_ColumnsThatDifferInTheUnit_AreRefusedUnlessNamed()
    {
        Assert.Contains("2 columns", Refuse("customer,date,total (EUR),total (USD)").Message, StringComparison.Ordinal);
        Assert.Equal("USD", Plan("customer,date,total (EUR),total (USD)", (ColumnRole.Amount, "total (USD)")).Currency);
    }

    [Fact]
    public void Plan_ProfileByName_IsUsed()
    {
        var options = new ImportOptions { Profile = "general" };
        var shopify = TableHeader.Create(["Name", "Email", "Financial Status", "Total", "Created at"]);

        Assert.Same(ImportProfiles.General, ColumnPlanner.Plan(shopify, options).Profile);
        var plan = ColumnPlanner.Plan(shopify, options with { Profile = "shopify-orders" });
        Assert.Equal(0, plan.IndexOf(ColumnRole.Order));
        Assert.Contains(plan.Diagnostics, note => note.Message.Contains("was asked for", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_EarlierFormat_GivesTheSameRoles()
    {
        var first = Plan("who,day,worth,note", (ColumnRole.Customer, "who"), (ColumnRole.Date, "day"), (ColumnRole.Amount, "worth"));
        var format = new ImportFormat
        {
            Layout = new TableLayout("plain", "utf-8", ',', null), HeaderLine = 1, Columns = first.Columns,
            Numbers = new NumberNotation('.', null), Dates = new InstantNotation(null, false), Rows = RowKind.Order,
            Profile = first.Profile.Name,
        };

        var plan = ColumnPlanner.Plan(TableHeader.Create("note", "worth", "day", "who"), new ImportOptions { Format = format });

        Assert.Equal((3, 2, 1), (plan.IndexOf(ColumnRole.Customer), plan.IndexOf(ColumnRole.Date), plan.IndexOf(ColumnRole.Amount)));
        Assert.Throws<ImportException>(
            () => ColumnPlanner.Plan(TableHeader.Create("note", "day", "who"), new ImportOptions { Format = format }));
    }

    [Fact]
    public void Plan_RenamedColumnOfAProfile_IsFoundByItsUsualName()
    {
        var fixture = Profiles.ProfileFixture.All.Single(fixture => fixture.Profile == "shopify-orders");
        var header = fixture.Header with { Names = [.. fixture.Header.Names.Select(name => name == "Email" ? "Customer ID" : name)] };

        var plan = ColumnPlanner.Plan(header, new ImportOptions { Profile = "shopify-orders" });

        Assert.Equal("Customer ID", plan.Columns[plan.IndexOf(ColumnRole.Customer)].Name);
    }

    private static ColumnPlan Plan(string header, params (ColumnRole Role, string Name)[] map) =>
        ColumnPlanner.Plan(TableHeader.Create(header.Split(',')), Map(map));

    private static ImportException Refuse(string header, params (ColumnRole Role, string Name)[] map) =>
        Assert.Throws<ImportException>(() => Plan(header, map));

    private static ImportOptions Map(params (ColumnRole Role, string Name)[] map) => new() { Columns = HeaderSearchTests.Options(map) };
}

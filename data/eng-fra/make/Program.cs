using System.Globalization;
using EngFra.Making;

string folder = args.Length > 0 ? args[0] : Path.Combine("data", "eng-fra");
if (args.Length > 1 || !Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder '{folder}'. From the top folder of the repository: dotnet run --project data/eng-fra/make [FOLDER]");
    return 2;
}
Parts parts = Corpus.Make();
Files.Write(Files.Of(parts), folder);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {parts.Train.Count:N0} pairs to train, {parts.Valid.Count:N0} to validate, {parts.Test.Count:N0} to test, {parts.Long.Count:N0} long ones, {parts.Orders.Count:N0} denied orders."));
return 0;

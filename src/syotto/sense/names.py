"""What other systems call our columns: shops, ERP and CRM systems, and people in several languages.

A name is compared without capitals, accents, spaces and marks. Better names stand first.
"""

from __future__ import annotations

PERSON = (
    "customerid customer_no customer_number customer cust_id custid client_id buyer_id user_id "
    "contact_id person_id person member_id household_id customer_email email buyer_email "
    "asiakasnumero asiakasnro asiakastunnus asiakas asiakas_id kundennummer kundennr kunden_nr "
    "kunden_id kunde kundnummer kundnr kund id_client numero_client code_client client cliente "
    "id_cliente codigo_cliente klant klantnummer cid"
)
COMPANY = (
    "account_id account_no account_number account company_id company companyname kunnr sold_to "
    "sold_to_party bill_to organisation organization yritys yritystunnus y_tunnus tili firma "
    "firmennummer debitor debitornummer debitorennummer foretag entreprise empresa bedrijf"
)
PRODUCT = (
    "product_id stock_code sku product_sku variant_sku lineitem_sku item_sku article_no article "
    "article_number item_id item_no item_number item_code item material material_number matnr "
    "product_code product_no part_no part_number product asin ean gtin upc "
    "tuotekoodi tuotenumero tuotenro tuotetunnus nimiketunnus nimikenumero nimike tuote "
    "artikelnummer artikelnr artikel_nr artikel_id materialnummer artikel produktnummer produkt "
    "reference_produit ref_article code_article code_produit produit codigo_producto producto"
)
OWNER = (
    "owner owner_id owner_name account_manager sales_rep salesperson sales_agent seller rep "
    "hubspot_owner_id account_owner assigned_to responsible myyja vastuumyyja vastuuhenkilo "
    "vertreter verkaufer betreuer saljare vendeur commercial vendedor"
)
UNIT = (
    "unit business_unit division sales_org vkorg department region branch store store_id shop "
    "liiketoimintayksikko yksikko toimipaikka niederlassung filiale geschaftsbereich enhet magasin"
)
COUNTRY = (
    "country country_code billing_country shipping_country land land1 maa maakoodi pays pais "
    "nazione"
)
UPDATED = (
    "updated_at updated modified modified_at last_modified last_modified_date changed_at aedat "
    "lastmodifieddate lastupdated muokattu paivitetty geandert_am geaendert"
)
CURRENCY = "currency currency_code waerk waers valuutta wahrung waehrung valuta devise moneda"

ORDER_LINES = {
    "order_id": (
        "order_id orderid invoice_no invoice_number invoice_id invoice order_number order_no order "
        "increment_id transaction_id basket_id receipt_no receipt_id sales_order sales_document "
        "document_no vbeln belegnummer bestellnummer bestellung_nr auftragsnummer auftragsnr "
        "rechnungsnummer rechnungsnr bestellnr beleg tilausnumero tilausnro tilaus laskunumero "
        "laskunro lasku kuitti ordernummer fakturanummer fakturanr numero_commande commande "
        "numero_facture facture numero_pedido pedido numero_factura bestelling name"
    ),
    "line_no": (
        "line_no line_number line line_item item_line order_line order_line_no orderline posnr "
        "position pos positionsnr positionsnummer belegposition zeile rivinumero rivinro rivi "
        "rad radnummer ligne linea line_item_id"
    ),
    "at": (
        "at ordered_at order_date order_datetime invoice_date invoice_datetime created_at "
        "purchase_date purchased_at sale_date sales_date transaction_date transaction_timestamp "
        "order_purchase_timestamp document_date posting_date date datetime timestamp time "
        "audat erdat fkdat bestelldatum auftragsdatum rechnungsdatum belegdatum buchungsdatum "
        "datum tilauspaiva tilauspvm laskupaiva laskupvm paivamaara paiva pvm ostopaiva "
        "orderdatum fakturadatum date_commande date_facture fecha fecha_pedido data close_date "
        "paid_at day"
    ),
    "person_ref": PERSON,
    "account_ref": COMPANY,
    "product_id": PRODUCT,
    "quantity": (
        "quantity qty qty_ordered quantity_ordered lineitem_quantity ordered_quantity units pieces "
        "pcs count kwmeng fkimg menge anzahl stuck stueck stuckzahl stueckzahl bestellmenge maara "
        "kpl lukumaara tilattu antal kvantitet quantite qte cantidad aantal quantita qta"
    ),
    "amount": (
        "amount line_total line_amount line_value row_total base_row_total net_amount net_value "
        "net_sales netwr extended_price sales_value sales_amount sales revenue turnover "
        "item_total gross_amount nettobetrag nettowert nettoumsatz umsatz betrag positionswert "
        "rivisumma summa veroton_summa nettosumma arvo yhteensa myynti belopp radbelopp "
        "nettobelopp montant montant_ht importe importo bedrag close_value total_price subtotal "
        "total sum value gesamtpreis gesamt summe"
    ),
    "margin": (
        "margin gross_margin contribution profit gross_profit line_margin deckungsbeitrag db "
        "rohertrag marge kate myyntikate katetuotto tackningsbidrag tb margen"
    ),
    "currency": CURRENCY,
    "channel": "channel sales_channel source_name order_channel vtweg kanava vertriebsweg kanal "
    "canal",
    "unit": UNIT,
    "product_name": (
        "product_name description product_description item_name item_description lineitem_name "
        "title product_title arktx material_description article_name tuotenimi tuotteen_nimi "
        "nimi selite kuvaus artikelbezeichnung bezeichnung artikelname benamning produktnamn "
        "designation libelle descripcion nombre_producto descrizione"
    ),
    "country": COUNTRY,
}
UNIT_PRICE = (
    "unit_price unitprice price_per_unit price_each lineitem_price item_price sales_price price "
    "base_price original_price netpr einzelpreis stuckpreis stueckpreis nettopreis preis "
    "yksikkohinta a_hinta hinta kappalehinta styckpris apris pris prix_unitaire prix "
    "precio_unitario precio prijs stukprijs prezzo"
)
"""Times the quantity this is the amount, where a file has no amount."""

PRODUCTS = {
    "product_id": PRODUCT + " id handle code key",
    "name": (
        "name product_name title description product_title item_name label maktx bezeichnung "
        "artikelbezeichnung nimi tuotenimi kuvaus selite benamning libelle designation nombre"
    ),
    "category": (
        "category product_category category_name type product_type family product_family series "
        "group product_group department matkl warengruppe kategorie produktgruppe tuoteryhma "
        "kategoria ryhma varugrupp categorie famille categoria familia"
    ),
    "price": UNIT_PRICE
    + " list_price variant_price amount retail_price msrp listenpreis listahinta",
    "margin_share": (
        "margin_share margin_percent margin_pct gross_margin_percent margin kateprosentti kate "
        "marge margen"
    ),
    "available": (
        "available is_available active is_active in_stock enabled status published saatavilla "
        "aktiivinen verfugbar aktiv disponible actif"
    ),
    "updated_at": UPDATED,
}
NAME_PARTS = {
    "first_name": (
        "first_name firstname given_name forename property_firstname etunimi vorname fornamn "
        "prenom nombre voornaam"
    ),
    "last_name": (
        "last_name lastname surname family_name property_lastname sukunimi nachname familienname "
        "efternamn nom nom_famille apellido apellidos achternaam"
    ),
}
PEOPLE = {
    "source_id": "source_id id contact_id person_id lead_id vid record_id " + PERSON,
    "email": (
        "email e_mail email_address mail property_email sahkoposti sahkopostiosoite "
        "emailadresse mailadresse epost courriel correo"
    ),
    "phone": (
        "phone phone_number telephone tel mobile mobile_phone mobilephone property_phone cell "
        "puhelin puhelinnumero matkapuhelin telefon telefonnummer handy mobil telefono"
    ),
    **NAME_PARTS,
    "title": "title job_title jobtitle position role property_jobtitle titteli tehtava "
    "funktion titel",
    "company": "company company_name organisation organization employer property_company yritys "
    "firma unternehmen foretag entreprise empresa account_name",
    "account_ref": "account_ref account_id company_id associatedcompanyid organization_id "
    "property_associatedcompanyid kunnr yritystunnus firmen_id",
    "street": "street address street_address address1 address_1 address_line_1 street_and_number "
    "katuosoite osoite strasse adresse gata calle",
    "postcode": "postcode postal_code zip zip_code zipcode postinumero plz postleitzahl postnummer "
    "code_postal codigo_postal",
    "city": "city town locality postitoimipaikka kaupunki kunta ort stadt stad ville ciudad",
    "country": COUNTRY,
    "language": "language lang locale preferred_language kieli asiointikieli sprache sprak "
    "langue idioma",
    "time_zone": "time_zone timezone tz aikavyohyke zeitzone tidszon",
    "birth_date": "birth_date birthdate date_of_birth birthday dob syntymaaika syntymapaiva "
    "geburtsdatum fodelsedatum date_naissance",
    "national_id": "national_id ssn personal_id national_insurance_number soc_sec_id henkilotunnus "
    "hetu personnummer",
    "owner": OWNER,
    "unit": UNIT,
    "properties": "properties attributes custom_fields",
    "updated_at": UPDATED,
}
ACCOUNTS = {
    "source_id": "source_id id account_id company_id organization_id record_id " + COMPANY,
    "name": "name account_name company_name company account organisation organization "
    "property_name name1 yritys yrityksen_nimi nimi toiminimi firma firmenname "
    "foretagsnamn empresa",
    "domain": "domain website web url homepage property_domain www verkkosivu kotisivu "
    "webseite hemsida",
    "registration_no": "registration_no registration_number company_number vat vat_number vat_id "
    "y_tunnus ytunnus business_id handelsregisternummer ust_id organisationsnummer siret siren",
    "industry": "industry sector branch vertical property_industry toimiala branche bransch "
    "secteur",
    "size": "size size_class employees number_of_employees company_size headcount henkilosto "
    "henkilostomaara mitarbeiter mitarbeiterzahl anstallda effectif",
    "tier": "tier class customer_class abc abc_class level priority luokka asiakasluokka klasse",
    "country": COUNTRY + " office_location property_country",
    "owner": OWNER,
    "unit": UNIT,
    "properties": "properties attributes custom_fields",
    "updated_at": UPDATED,
}
MEMBERSHIPS = {
    "person_ref": "person_ref contact_id person_id " + PERSON,
    "account_ref": "account_ref " + COMPANY,
    "role": "role title job_title position rooli funktion",
    "buying_role": "buying_role decision_role ostorooli",
    "from": "from since start_date started_at valid_from alkaen ab von",
    "to": "to until end_date ended_at valid_to asti bis",
}
SUBSCRIPTIONS = {
    "subscription_id": "subscription_id contract_id contract_no contract_number contract id "
    "sopimusnumero sopimus tilaus_id vertragsnummer vertrag abonnement_id avtalsnummer",
    "person_ref": PERSON,
    "account_ref": COMPANY,
    "product_id": PRODUCT + " plan plan_id service palvelu tarif",
    "started_at": "started_at start_date start started valid_from begin_date created_at alkupaiva "
    "alkaa alkaen beginn startdatum vertragsbeginn date_debut fecha_inicio",
    "ended_at": "ended_at end_date end ended valid_to valid_until cancelled_at canceled_at "
    "termination_date paattymispaiva paattyy ende enddatum vertragsende date_fin fecha_fin",
    "amount": "amount monthly_amount monthly_charges mrr price fee value hinta kuukausihinta summa "
    "betrag preis monatspreis belopp montant importe",
    "period": "period billing_period interval billing_interval term jakso laskutusjakso periode",
    "margin": "margin gross_margin kate marge deckungsbeitrag",
    "unit": UNIT,
}
RATES = {
    "day": "day date datum paiva pvm fecha",
    "currency": CURRENCY,
    "rate": "rate exchange_rate fx_rate kurssi kurs wechselkurs taux cambio",
}
EXPOSURES = {
    "person_ref": PERSON,
    "at": "at date datetime timestamp sent_at shown_at created_at delivered_at day",
    "channel": "channel medium kanava kanal canal",
    "content_id": "content_id content creative message_id template",
    "campaign": "campaign campaign_id campaign_name kampanja kampagne kampanj campagne",
    "action": "action offer product_id item_id treatment",
    "arm": "arm group variant treatment_group",
    "propensity": "propensity propensity_score action_prob probability",
}
CONSENTS = {
    "person_ref": "person_ref " + PERSON + " email_address recipient",
    "purpose": "purpose category subscription subscription_type topic list list_name tarkoitus "
    "zweck",
    "channel": "channel medium kanava kanal canal",
    "basis": "basis legal_basis lawful_basis legal_basis_for_processing rechtsgrundlage peruste",
    "given": "given consent opt_in opted_in subscribed granted status suostumus einwilligung",
    "at": "at date timestamp created_at updated_at consent_date opt_in_date pvm datum",
    "wording": "wording text consent_text statement teksti",
    "proof": "proof evidence url ip source_url explanation legal_basis_explanation",
}
SUPPRESSIONS = {
    "identifier": "identifier email email_address address phone phone_number recipient "
    "sahkoposti emailadresse",
    "channel": "channel medium kanava kanal",
    "reason": "reason cause type unsubscribe_reason unsubscribed_reason email_invalid_cause syy "
    "grund",
    "at": "at date timestamp created_at added_at unsubscribed_at since pvm datum",
}
NAMES: dict[str, dict[str, str]] = {
    "order_lines": ORDER_LINES,
    "products": PRODUCTS,
    "people": PEOPLE,
    "accounts": ACCOUNTS,
    "memberships": MEMBERSHIPS,
    "subscriptions": SUBSCRIPTIONS,
    "rates": RATES,
    "exposures": EXPOSURES,
    "consents": CONSENTS,
    "suppressions": SUPPRESSIONS,
}
